using System.Diagnostics.CodeAnalysis;

namespace EduEtl.Shared;

/// <summary>How often something is tried, and how long is waited in between: each time about twice as long.</summary>
/// <param name="Tries">In all.</param>
/// <param name="First">The first wait.</param>
/// <param name="Longest">No wait of ours is longer.</param>
internal sealed record Retries(int Tries, TimeSpan First, TimeSpan Longest)
{
    /// <summary>What a server may ask for; a longer wait is the operator's to decide.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(2);

    /// <summary>What is told before the next try, and how long is waited for it.</summary>
    /// <param name="attempt">The try that failed, from 1.</param>
    /// <param name="reason">Why, in the operator's language.</param>
    /// <param name="asked">How long the server asks to wait, which is heeded.</param>
    public RetryNotice After(int attempt, string reason, TimeSpan? asked) =>
        new(attempt, Tries, Wait(attempt, asked), reason);

    private TimeSpan Wait(int attempt, TimeSpan? asked)
    {
        if (asked > TimeSpan.Zero)
            return asked.Value < LongestAsked ? asked.Value : LongestAsked;
        double seconds = First.TotalSeconds * Math.Pow(2, attempt - 1) * Jitter();
        return TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
    }

    // Those who failed together do not come again together.
    [SuppressMessage("Security", "CA5394", Justification = "A wait is no secret.")]
    private static double Jitter() => 0.5 + Random.Shared.NextDouble();
}

/// <summary>A try failed and another follows: told to the operator before the wait.</summary>
/// <param name="Attempt">The try that failed, from 1.</param>
/// <param name="Of">Tries in all.</param>
/// <param name="Delay">How long the wait is.</param>
/// <param name="Reason">Why the try failed, in the operator's language.</param>
internal readonly record struct RetryNotice(int Attempt, int Of, TimeSpan Delay, string Reason);
