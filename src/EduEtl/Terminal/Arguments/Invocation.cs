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
