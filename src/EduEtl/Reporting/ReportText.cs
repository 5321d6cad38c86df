using System.Globalization;

namespace EduEtl.Reporting;

/// <summary>Texts for people, with values from outside put into them.</summary>
internal static class ReportText
{
    private const int Limit = 300;

    public static string Of(string format, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, format, values);

    /// <summary>What a server or a file said: one line, bounded.</summary>
    public static string Shorten(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Limit ? line : string.Concat(line.AsSpan(0, Limit), "…");
    }
}
