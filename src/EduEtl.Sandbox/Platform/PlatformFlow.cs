namespace EduEtl.Sandbox.Platform;

/// <summary>How an answer of the platform leaves it.</summary>
/// <param name="Wait">Until the first row.</param>
/// <param name="Pause">After each piece of 64 KB.</param>
/// <param name="BreaksOff">The connection is cut when half of the day's rows are out.</param>
internal sealed record PlatformFlow(TimeSpan Wait, TimeSpan Pause, bool BreaksOff = false)
{
    public static PlatformFlow Good { get; } = new(TimeSpan.Zero, TimeSpan.Zero);

    public static PlatformFlow Slow { get; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(0.3));

    public static PlatformFlow Half { get; } = Good with { BreaksOff = true };
}
