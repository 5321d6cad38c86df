using System.Reflection;
using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Shared;

namespace EduEtl.Reporting.Page;

/// <summary>The day's report as one HTML file that needs nothing else: no script, no picture, nothing from the network.</summary>
internal static class PageDocument
{
    private static readonly Html Style = Resource("Reporting.Page.page.css");

    public static Html Of(DayReport report, DateTimeOffset preparedAt) =>
        Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="{Languages.Current.Name}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Strings.PageTitle.With(report.Run.Window, report.Run.Window.TestMark())}</title>
            <style>
            {Style}</style>
            </head>
            <body>
            {PageHeader.Of(report)}
            <main>
            {FigureCards.Of(report)}
            {DaysSection.Of(report)}
            {CourseSection.Of(report)}
            {TaskSection.Of(report)}
            {TotalsSection.Of(report)}
            </main>
            {PageFooter.Of(report, preparedAt)}
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
