using System.Text.RegularExpressions;

namespace EduEtl.Terminal.Arguments;

/// <summary>The library's help, with what it has no Russian for, and with examples.</summary>
internal static partial class HelpText
{
    /// <param name="needsDay">The library's usage shows no option that is needed.</param>
    public static string Of(string text, bool needsDay, string[] examples)
    {
        string options = needsDay ? $"--date <{Strings.HelpDateForm}> {Strings.HelpOptions}" : Strings.HelpOptions;
        string help = text.Replace("Description:", Strings.HelpDescription, StringComparison.Ordinal)
            .Replace("[command] [options]", Strings.HelpUsage, StringComparison.Ordinal)
            .Replace("[options]", options, StringComparison.Ordinal)
            .TrimEnd();
        string heading = examples.Length == 1 ? Strings.HelpExample : Strings.HelpExamples;
        return $"{Usual().Replace(help, match => Strings.HelpUsual.With(match.Groups[1].Value))}\n\n"
            + heading.With(string.Join("\n  ", examples));
    }

    [GeneratedRegex(@"\[default: (\w+)\]")]
    private static partial Regex Usual();
}
