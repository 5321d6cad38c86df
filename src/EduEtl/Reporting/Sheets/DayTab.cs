using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Settings;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>The day's tab: the block of columns A and B. What others keep elsewhere in it is not touched.</summary>
internal static class DayTab
{
    private const int Columns = 2;

    /// <summary>Rows that stay in sight; set once, when the tab is made.</summary>
    private const int FrozenRows = 2;

    /// <summary>Beside the figures, below what stays in sight.</summary>
    public const int ChartColumn = Columns + 1;
    public const int ChartRow = FrozenRows;

    public static TabPlace Place(IList<Sheet> sheets, string title) =>
        TabPlace.Of(sheets, title, $"Sheets:{nameof(SheetsSettings.ReportTab)}");

    public static IEnumerable<Request> Requests(TabPlace tab, IList<RowData> lines)
    {
        GridProperties whenMade = new() { FrozenRowCount = FrozenRows, HideGridlines = true };
        return
        [
            .. tab.Prepare(lines.Count, ChartColumn + 1, whenMade),
            TabRequests.Width(tab.Id, column: 0, pixels: 280),
            TabRequests.Width(tab.Id, column: 1, pixels: 290),
            TabRequests.Write(TabRequests.Block(tab.Id, 0, lines.Count, 0, Columns), lines, TabRequests.ValuesAndLook),
        ];
    }

    /// <summary>
    /// Each line has its own fixed row, whatever a day has to say, so that formulas of other tabs that point at a value stay
    /// true.
    /// </summary>
    public static IList<RowData> Lines(RunInfo run, RowTotals? totals, DayStatistics day, DateTimeOffset preparedAt) =>
        [
            Line(Strings.ReportHeading, ReportLook.Heading),
            run.Window.TestMode
                ? Line(Strings.ReportTestMode, ReportLook.TestMark)
                : Line(Strings.ReportSubheading, ReportLook.Subheading),
            Line(Strings.ReportDay, ReportLook.Date, run.Window.Start.ToOADate()),
            .. Figure.OfEveryDay.Select(figure => Line(figure.Label, Look(figure.Kind), figure.Of(day))),
            Line(Strings.TotalsTitle, ReportLook.Section),
            Line(Strings.RowsReceived, ReportLook.Count, totals?.Received),
            Line(Strings.RowsStored, ReportLook.Count, totals?.Stored),
            Line(Strings.RowsRejected, ReportLook.Count, totals?.Rejected),
            Line(Strings.RowsDefective, ReportLook.Count, totals?.Defective),
            Line(Strings.ReportPrepared, ReportLook.Section),
            Line(Strings.ReportPreparedAt, ReportLook.DateTime, ToSerial(preparedAt)),
            Line(Strings.ReportRun, run.Id.ToString()),
            Line(Strings.ReportVersion, run.Version),
        ];

    private static RowData Line(string label, ReportLook look, double? value = null) =>
        new() { Values = [TableCells.Text(label, look.Label), TableCells.Number(value, look.Value)] };

    private static RowData Line(string label, string text) =>
        new()
        {
            Values = [TableCells.Text(label, ReportLook.Text.Label), TableCells.Text(text, ReportLook.Text.Value)],
        };

    private static ReportLook Look(FigureKind kind) =>
        kind switch
        {
            FigureKind.Count => ReportLook.Count,
            FigureKind.Share => ReportLook.Percent,
            _ => ReportLook.Ratio,
        };

    /// <summary>Whole seconds, as the cell shows them.</summary>
    private static double ToSerial(DateTimeOffset instant) =>
        new DateTime(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond)).ToOADate();
}
