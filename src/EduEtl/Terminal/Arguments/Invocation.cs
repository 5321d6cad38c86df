using EduEtl.Settings;

namespace EduEtl.Terminal.Arguments;

/// <summary>What the process was called with.</summary>
/// <param name="Options">What is to be done.</param>
/// <param name="Request">Where the settings for that are looked for.</param>
internal sealed record Invocation(Options Options, SettingsRequest Request)
{
    /// <summary>From here on everything is said in the operator's language.</summary>
    /// <returns>Null where all is said: help was asked for.</returns>
    /// <exception cref="ExpectedException">The command line is wrong.</exception>
    public static Invocation? Read(string[] args, Screen screen, TimeProvider time)
    {
        var request = SettingsRequest.OfProcess(EarlyArguments.Settings(args), SettingsSections.All);
        LanguageChoice.Apply(LanguageChoice.Resolve(request, withFiles: !EarlyArguments.AskForHelp(args)));
        if (CommandLine.Read(args, screen, time) is not { } options)
            return null;
        screen.BeQuiet(options.Quiet);
        return new(options, request with { CommandLine = options.Settings, Sections = options.Sections });
    }
}

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
