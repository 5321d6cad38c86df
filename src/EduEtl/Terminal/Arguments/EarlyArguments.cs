using EduEtl.Settings;

namespace EduEtl.Terminal.Arguments;

/// <summary>What has to be known of the command line before it can be read.</summary>
internal static class EarlyArguments
{
    /// <summary>The language, found before the command line can be read in that language.</summary>
    public static IReadOnlyDictionary<string, string> Settings(string[] args)
    {
        const string name = "--language";
        int at = Array.FindIndex(
            args,
            arg =>
                arg == name
                || arg.StartsWith(name + "=", StringComparison.Ordinal)
                || arg.StartsWith(name + ":", StringComparison.Ordinal)
        );
        string? value =
            at < 0 ? null
            : args[at].Length > name.Length ? args[at][(name.Length + 1)..]
            : args.ElementAtOrDefault(at + 1);
        var settings = new Dictionary<string, string>();
        if (value is "ru" or "en")
            settings.Add(KnownSettings.Language.Key, value);
        return settings;
    }

    /// <summary>Whether nothing is to be done but to show a text that depends on no setting.</summary>
    public static bool AskForHelp(string[] args) =>
        args.Any(arg => arg is "--help" or "-h" or "/h" or "-?" or "/?" or "--version");
}
