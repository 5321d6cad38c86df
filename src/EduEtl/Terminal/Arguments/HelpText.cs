using System.Text.RegularExpressions;

namespace EduEtl.Terminal.Arguments;

/// <summary>The library's help, with what it has no Russian for, and with examples.</summary>
internal static partial class HelpText
{
    /// <param name="needed">The library's usage shows no option that is needed; each with its value.</param>
    public static string Of(string text, string needed, string[] examples)
    {
        string options = $"{needed} {Strings.HelpOptions}".TrimStart();
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
