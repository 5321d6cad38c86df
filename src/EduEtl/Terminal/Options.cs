namespace EduEtl.Terminal;

/// <summary>What the command line says; null and false mean "not given".</summary>
internal sealed record Options(DateOnly? Date, bool TestMode, bool AllowShrink, string? Language)
{
    /// <summary>What of it overrides settings, by the settings' keys.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string>();
            if (TestMode)
                settings.Add("TestMode", "true");
            if (Language is not null)
                settings.Add("Language", Language);
            return settings;
        }
    }
}
