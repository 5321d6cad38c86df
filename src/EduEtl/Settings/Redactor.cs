using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace EduEtl.Settings;

/// <summary>
/// Masks secrets in any text, also where they are escaped for a URL, for JSON or for HTML, whole or in part. A short one
/// is masked where it stands alone: the letters of a password <c>no</c> are in many a word.
/// </summary>
internal sealed class Redactor
{
    public const string Mask = "***";

    private const string Ampersand = @"(?:&|\\u0026)";

    // A client's name of one letter would mask every such letter.
    private const int ShortestClient = 4;

    /// <summary>No longer than a word of ours may be.</summary>
    private const int Short = 8;

    private const string NotInAWord = @"(?<=^|[^\p{L}\p{N}]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[bfnrt])";

    private readonly Regex? _pattern;
    private readonly Regex? _inSentences;

    public Redactor(IEnumerable<string?> secrets)
    {
        string[] all =
        [
            .. secrets
                .OfType<string>()
                .Where(secret => secret.Length > 0)
                .Distinct()
                .OrderByDescending(secret => secret.Length),
        ];
        _pattern = PatternOf(all);
        string[] noWords = [.. all.Where(secret => !IsWordOfOurs(secret))];
        _inSentences = noWords.Length == all.Length ? _pattern : PatternOf(noWords);
    }

    public static Redactor Of(AppSettings settings) =>
        new([
            settings.Api.Client.Length >= ShortestClient ? settings.Api.Client : null,
            settings.Api.ClientKey.Reveal(),
            settings.Database.Password?.Reveal(),
            settings.Smtp.Password?.Reveal(),
            settings.Monitor.Url?.Reveal(),
        ]);

    /// <summary>What came from outside.</summary>
    public string Redact(string text) => _pattern?.Replace(text, Mask) ?? text;

    /// <summary>Sentences of ours, whose words are no secret; what they quote from outside was masked as it came in.</summary>
    public string RedactOurs(string text) => _inSentences?.Replace(text, Mask) ?? text;

    private static bool IsWordOfOurs(string secret) =>
        secret.Length <= Short
        && secret.All(char.IsLetter)
        && Strings
            .ResourceManager.GetResourceSet(Languages.Current, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>()
            .Any(text => Regex.IsMatch((string)text.Value!, $@"(?<!\p{{L}}){secret}(?!\p{{L}})"));

    private static Regex? PatternOf(IEnumerable<string> secrets)
    {
        string forms = string.Join(
            '|',
            secrets.Select(secret => secret.Length <= Short ? Alone(secret) : FormsOf(secret))
        );
        return forms.Length == 0 ? null : new Regex(forms, RegexOptions.CultureInvariant);
    }

    private static string Alone(string secret) =>
        (char.IsLetterOrDigit(secret[0]) ? NotInAWord : "")
        + FormsOf(secret)
        + (char.IsLetterOrDigit(secret[^1]) ? @"(?![\p{L}\p{N}])" : "");

    private static string FormsOf(string secret) => string.Concat(secret.EnumerateRunes().Select(FormsOf));

    private static string FormsOf(Rune rune)
    {
        string plain = rune.ToString();
        var forms = new List<string> { Regex.Escape(plain), Hex("%{0:x2}", Encoding.UTF8.GetBytes(plain)) };
        if (rune.Value == ' ')
            forms.Add(@"\+");

        if (!Rune.IsLetterOrDigit(rune) || !rune.IsAscii)
        {
            forms.Add(Hex(@"\\u{0:x4}", plain));
            // HTML's own sign may be escaped again, in JSON around it.
            forms.Add(Regex.Escape(WebUtility.HtmlEncode(plain)).Replace("&", Ampersand, StringComparison.Ordinal));
            forms.Add($@"(?i:{Ampersand}\#(?:0*{rune.Value}|x0*{rune.Value:x});)");
        }

        if (plain is "\"" or "\\" or "/" or "'")
            forms.Insert(0, Regex.Escape('\\' + plain));

        return $"(?:{string.Join('|', forms.Distinct())})";
    }

    private static string Hex<T>(string format, IEnumerable<T> units)
        where T : struct, IConvertible =>
        $"(?i:{string.Concat(units.Select(unit => string.Format(CultureInfo.InvariantCulture, format, unit.ToInt32(null))))})";
}
