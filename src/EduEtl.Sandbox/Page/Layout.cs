using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using EduEtl.Sandbox.Host;
using EduEtl.Sandbox.Resources;
using EduEtl.Shared;

namespace EduEtl.Sandbox.Page;

internal enum Pane
{
    Sheet,
    Report,
    Mail,
    Calls,
    Faults,
}

/// <summary>What stands around every pane.</summary>
internal static class Layout
{
    private static readonly Html Style = Resource("Page.page.css");
    private static readonly Html Script = Resource("Page.page.js");
    private static readonly Html Again = new("\n<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>");

    /// <summary>Nothing is loaded from anywhere, and only our own script runs, also inside a mail.</summary>
    public static string ContentSecurityPolicy { get; } =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; "
        + $"form-action 'self'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Bytes(Script)))}'";

    /// <param name="faults">How many are on.</param>
    /// <param name="busy">Where no script runs, the page is loaded again and again.</param>
    public static Html Render(Pane? current, int faults, bool busy, Html content) =>
        Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="{(Language.IsRussian ? "ru" : "en")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Strings.PageTitle}</title>
            <link rel="icon" href="data:,">{(busy ? Again : Html.Nothing)}
            <style>{Style}</style>
            </head>
            <body>
            <header>
            <strong>{Strings.PageTitle}</strong>
            <nav>{Link(Pane.Sheet, current, "/sheet", Strings.PageSheet)}{Link(
                Pane.Report,
                current,
                "/report",
                Strings.PageReport
            )}{Link(
                Pane.Mail,
                current,
                "/mail",
                Strings.PageMail
            )}{Link(Pane.Calls, current, "/calls", Strings.PageCalls)}{Link(
                Pane.Faults,
                current,
                "/faults",
                Strings.PageFaults
            )}{(faults > 0 ? Html.Of($"<mark>{faults}</mark>") : Html.Nothing)}</nav>
            </header>
            <main>{content}</main>
            <script>{Script}</script>
            </body>
            </html>

            """
        );

    private static Html Link(Pane pane, Pane? current, string address, string text) =>
        pane == current
            ? Html.Of($"<a href=\"{address}\" aria-current=\"page\">{text}</a>")
            : Html.Of($"<a href=\"{address}\">{text}</a>");

    private static byte[] Bytes(Html markup) => Encoding.UTF8.GetBytes(markup.Markup);

    private static Html Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return new Html(reader.ReadToEnd());
    }
}
