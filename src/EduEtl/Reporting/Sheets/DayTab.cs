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
            Line(Strings.ReportHeading, null, ReportLook.Heading),
            run.Window.TestMode
                ? Line(Strings.ReportTestMode, null, ReportLook.TestMark)
                : Line(Strings.ReportSubheading, null, ReportLook.Subheading),
            Line(Strings.ReportDay, Number(run.Window.Start.ToOADate()), ReportLook.Date),
            .. Figure.OfEveryDay.Select(figure => Line(figure.Label, Number(figure.Of(day)), Look(figure.Kind))),
            Line(Strings.TotalsTitle, null, ReportLook.Section),
            Line(Strings.RowsReceived, Number(totals?.Received), ReportLook.Count),
            Line(Strings.RowsStored, Number(totals?.Stored), ReportLook.Count),
            Line(Strings.RowsRejected, Number(totals?.Rejected), ReportLook.Count),
            Line(Strings.RowsDefective, Number(totals?.Defective), ReportLook.Count),
            Line(Strings.ReportPrepared, null, ReportLook.Section),
            Line(Strings.ReportPreparedAt, Number(ToSerial(preparedAt)), ReportLook.DateTime),
            Line(Strings.ReportRun, new() { StringValue = run.Id.ToString() }, ReportLook.Text),
            Line(Strings.ReportVersion, new() { StringValue = run.Version }, ReportLook.Text),
        ];

    private static RowData Line(string label, ExtendedValue? value, ReportLook look) =>
        new()
        {
            Values =
            [
                new()
                {
                    UserEnteredValue = new() { StringValue = label },
                    UserEnteredFormat = look.Label,
                },
                new() { UserEnteredValue = value, UserEnteredFormat = look.Value },
            ],
        };

    private static ReportLook Look(FigureKind kind) =>
        kind switch
        {
            FigureKind.Count => ReportLook.Count,
            FigureKind.Share => ReportLook.Percent,
            _ => ReportLook.Ratio,
        };

    /// <summary>An unknown figure leaves its cell empty.</summary>
    private static ExtendedValue? Number(double? value) => value is null ? null : new() { NumberValue = value };

    /// <summary>Whole seconds, as the cell shows them.</summary>
    private static double ToSerial(DateTimeOffset instant) =>
        new DateTime(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond)).ToOADate();
}
