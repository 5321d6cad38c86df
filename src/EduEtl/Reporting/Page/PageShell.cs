using System.Reflection;

namespace EduEtl.Reporting.Page;

/// <summary>One HTML file that needs nothing else: no script, no picture, nothing from the network.</summary>
internal static class PageShell
{
    private static readonly Html Style = Resource("Reporting.Page.page.css");

    public static Html Of(string title, Html body) =>
        Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="{Languages.Current.Name}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>
            {Style}</style>
            </head>
            <body>
            {body}
            </body>
            </html>

            """
        );

    private static Html Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }
}
