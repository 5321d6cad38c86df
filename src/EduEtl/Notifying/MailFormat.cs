using System.Globalization;

namespace EduEtl.Notifying;

/// <summary>Text and numbers as the mail's language writes them.</summary>
internal static class MailFormat
{
    // The language's own conventions: the machine's regional settings may be of another language.
    private static CultureInfo Language => CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.Name);

    public static string Text(string format, params object[] arguments) => string.Format(Language, format, arguments);

    public static string Count(long number) => number.ToString("N0", Language);

    // A number and its percent sign stay on one line.
    public static string Share(double? share) => share?.ToString("P2", Language).Replace(' ', '\u00A0') ?? "—";

    public static string Ratio(double? ratio) => ratio?.ToString("N2", Language) ?? "—";
}
