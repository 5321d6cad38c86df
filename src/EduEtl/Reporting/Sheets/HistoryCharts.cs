using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>
/// The charts of the history, on the day's tab beside the figures: rows are inserted into the history, and would move them.
/// They are made with its first day; later they follow the days and the language as long as they are there: who takes one
/// away does not get it back.
/// </summary>
internal static class HistoryCharts
{
    private const int Width = 840;
    private const int Height = 340;
    private const int Attempts = 1;
    private const int Students = 2;
    private const int Mark = 0x2f6b1a40;

    /// <param name="day">Where they stand.</param>
    /// <param name="history">What they show; earlier versions had them there, and from there they are moved.</param>
    /// <param name="first">Whether the history has no day yet.</param>
    public static IEnumerable<Request> Requests(TabPlace day, TabPlace history, HistoryPlan plan, bool first) =>
        plan.Days.Count == 0 ? [] : Specs(history.Id, plan).SelectMany(chart => Requests(day, history, chart, first));

    private static IEnumerable<Request> Requests(
        TabPlace day,
        TabPlace history,
        (int Kind, ChartSpec Spec) chart,
        bool first
    )
    {
        (int id, int former) = (Id(day.Id, chart.Kind), FormerId(history.Id, chart.Kind));
        bool moves = Has(history, former);
        if (moves)
            yield return new() { DeleteEmbeddedObject = new() { ObjectId = former } };
        if (Has(day, id))
            yield return new()
            {
                UpdateChartSpec = new() { ChartId = id, Spec = chart.Spec },
            };
        else if (moves || first || day.Found is null)
            yield return Add(day.Id, chart);
    }

    private static bool Has(TabPlace tab, int chart) =>
        (tab.Found?.Charts ?? []).Any(one => (one.ChartId ?? 0) == chart);

    private static IEnumerable<(int Kind, ChartSpec Spec)> Specs(int tab, HistoryPlan plan)
    {
        yield return (Attempts, AttemptsChart(tab, plan));
        yield return (Students, StudentsChart(tab, plan));
    }

    /// <summary>A tab keeps its id whatever it is called, and so do its charts theirs.</summary>
    private static int Id(int tab, int kind) => ((2 * (tab ^ Mark)) + kind) & int.MaxValue;

    /// <summary>That earlier versions gave it, beside the days.</summary>
    public static int FormerId(int tab, int kind) => ((tab ^ Mark) + kind) & int.MaxValue;

    private static Request Add(int tab, (int Kind, ChartSpec Spec) chart)
    {
        OverlayPosition place = new()
        {
            AnchorCell = new()
            {
                SheetId = tab,
                RowIndex = DayTab.ChartRow,
                ColumnIndex = DayTab.ChartColumn,
            },
            OffsetYPixels = (chart.Kind - Attempts) * (Height + 12),
            WidthPixels = Width,
            HeightPixels = Height,
        };
        EmbeddedChart made = new()
        {
            ChartId = Id(tab, chart.Kind),
            Spec = chart.Spec,
            Position = new() { OverlayPosition = place },
        };
        return new() { AddChart = new() { Chart = made } };
    }

    private static ChartSpec AttemptsChart(int tab, HistoryPlan plan)
    {
        BasicChartSpec chart = Basic(tab, plan, "COMBO");
        chart.StackedType = "STACKED";
        chart.Axis =
        [
            new() { Position = "LEFT_AXIS", Title = Strings.StatAttempts },
            new()
            {
                Position = "RIGHT_AXIS",
                Title = Strings.StatRate,
                ViewWindowOptions = new()
                {
                    ViewWindowMode = "EXPLICIT",
                    ViewWindowMin = 0,
                    ViewWindowMax = 1,
                },
            },
        ];
        chart.Series =
        [
            Series(tab, plan, HistoryColumns.SubmitsColumn, "COLUMN", "2a78d6"),
            Series(tab, plan, HistoryColumns.RunsColumn, "COLUMN", "9ec5f4"),
            Series(tab, plan, HistoryColumns.RateColumn, "LINE", "d9730d"),
        ];
        return new() { Title = Strings.ChartAttempts, BasicChart = chart };
    }

    private static ChartSpec StudentsChart(int tab, HistoryPlan plan)
    {
        BasicChartSpec chart = Basic(tab, plan, "COLUMN");
        chart.LegendPosition = "NO_LEGEND";
        chart.Series = [Series(tab, plan, HistoryColumns.StudentsColumn, null, "1d9a6c")];
        return new() { Title = Strings.ChartStudents, BasicChart = chart };
    }

    private static BasicChartSpec Basic(int tab, HistoryPlan plan, string type) =>
        new()
        {
            ChartType = type,
            LegendPosition = "BOTTOM_LEGEND",
            HeaderCount = 1,
            Domains = [new() { Domain = Data(tab, plan, HistoryColumns.DayColumn) }],
        };

    private static BasicChartSeries Series(int tab, HistoryPlan plan, int column, string? type, string color) =>
        new()
        {
            Series = Data(tab, plan, column),
            Type = type,
            TargetAxis = column == HistoryColumns.RateColumn ? "RIGHT_AXIS" : "LEFT_AXIS",
            ColorStyle = ReportLook.Color(color),
        };

    private static ChartData Data(int tab, HistoryPlan plan, int column) =>
        new()
        {
            SourceRange = new()
            {
                Sources = [TabRequests.Block(tab, plan.HeadRow, plan.EndRow - plan.HeadRow, column, 1)],
            },
        };
}
