namespace EduEtl.Settings;

/// <summary>A value that must not be shown: whatever prints the settings prints asterisks.</summary>
internal sealed class Secret(string value)
{
    /// <summary>The value itself, for the protocol that needs it and for nothing else.</summary>
    public string Reveal() => value;

    public override string ToString() => "***";
}
