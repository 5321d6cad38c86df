using System.Globalization;
using EduEtl.Sandbox.Resources;
using EduEtl.Shared;

namespace EduEtl.Sandbox.Page;

/// <summary>The program's report pages as they are, in a frame.</summary>
internal static class ReportView
{
    private const string Index = "index.html";

    /// <summary>The pages load nothing and run nothing.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <param name="folder">Of the pages; it need not be there.</param>
    public static Html Render(string folder)
    {
        string[] pages = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.html") : [];
        if (pages.Length == 0)
            return Html.Of($"<p class=\"empty\">{Strings.PageReportEmpty}</p>");
        string shown =
            pages.FirstOrDefault(page => Path.GetFileName(page) == Index) ?? pages.Max(StringComparer.Ordinal)!;
        // What is written anew is another address: the frame shows it by itself.
        string written = pages.Max(File.GetLastWriteTimeUtc).Ticks.ToString(CultureInfo.InvariantCulture);
        return Html.Of(
            $"<iframe class=\"report\" sandbox=\"\" title=\"{Strings.PageReport}\" src=\"/reports/{Path.GetFileName(shown)}?{written}\"></iframe>"
        );
    }

    /// <summary>The page's path; null where there is none of that name.</summary>
    public static string? Find(string folder, string name) =>
        name == Path.GetFileName(name)
        && name.EndsWith(".html", StringComparison.Ordinal)
        && File.Exists(Path.Combine(folder, name))
            ? Path.Combine(folder, name)
            : null;
}
