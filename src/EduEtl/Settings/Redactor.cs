using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace EduEtl.Settings;

/// <summary>
/// Masks secrets in any text, also where they are escaped for a URL, for JSON or for HTML, whole or in part.
/// </summary>
internal sealed class Redactor(IEnumerable<string?> secrets)
{
    public const string Mask = "***";

    private const string Ampersand = @"(?:&|\\u0026)";

    // A client's name of one letter would mask every such letter.
    private const int ShortestClient = 4;

    private readonly Regex? _pattern = PatternOf(
        secrets
            .OfType<string>()
            .Where(secret => secret.Length > 0)
            .Distinct()
            .OrderByDescending(secret => secret.Length)
    );

    public static Redactor Of(AppSettings settings) =>
        new([
            settings.Api.Client.Length >= ShortestClient ? settings.Api.Client : null,
            settings.Api.ClientKey.Reveal(),
            settings.Database.Password?.Reveal(),
            settings.Smtp.Password?.Reveal(),
            settings.Monitor.Url?.Reveal(),
        ]);

    public string Redact(string text) => _pattern?.Replace(text, Mask) ?? text;

    private static Regex? PatternOf(IEnumerable<string> secrets)
    {
        string forms = string.Join(
            '|',
            secrets.Select(secret => string.Concat(secret.EnumerateRunes().Select(FormsOf)))
        );
        return forms.Length == 0 ? null : new Regex(forms, RegexOptions.CultureInvariant);
    }

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
