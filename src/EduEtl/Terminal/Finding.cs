namespace EduEtl.Terminal;

internal enum Verdict
{
    Well,

    /// <summary>A run works, but the operator should know.</summary>
    Warning,

    /// <summary>A run would fail.</summary>
    Failed,

    /// <summary>Switched off, or not looked at.</summary>
    Off,
}

/// <summary>What a check of the set-up found.</summary>
/// <param name="Name">Of what was looked at.</param>
/// <param name="Remedy">What to do about it; null where nothing is to be done.</param>
internal sealed record Finding(Verdict Verdict, string Name, string Text, string? Remedy = null);
