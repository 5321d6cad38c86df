using EduEtl.Days;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Tests.Reporting;

/// <summary>Days of October, and what their tab shows.</summary>
public abstract class HistoryFixture : ReportingFixture
{
    private protected TabState History() => Tab("EduEtl days");

    private protected List<string> Row(int number) =>
        [.. History().Cells.Where(cell => cell.Row == number - 1).Select(cell => cell.Text)];

    private protected List<string> FirstColumn()
    {
        var cells = History().Cells.Where(cell => cell.Column == 0).ToDictionary(cell => cell.Row, cell => cell.Text);
        return [.. Enumerable.Range(0, cells.Keys.Max() + 1).Select(row => cells.GetValueOrDefault(row, ""))];
    }

    private protected IEnumerable<string> Days() => FirstColumn().Skip(1);

    private protected Dictionary<string, string> Shown() =>
        History().Cells.ToDictionary(cell => cell.A1, cell => cell.Text);

    private protected static string Described(TabState tab) =>
        string.Join(
            "\n",
            [
                .. tab.Cells.Select(cell => $"{cell.A1} {cell.Text} {cell.Format.ToJsonString()}"),
                .. tab.Charts.Select(chart =>
                    $"{chart.Id} {chart.Title} {chart.AnchorRow} {string.Join(",", chart.Labels)}"
                ),
                $"{tab.Rows} {tab.Columns} {tab.FrozenRows} {string.Join(",", tab.ColumnWidths)}",
            ]
        );

    /// <summary>A report of the first of these days of October, and what the ledger knows.</summary>
    private protected static DayReport Until(int day, params int[] before)
    {
        RunInfo run = Run with { Window = new(new(2024, 10, day), TestMode: false) };
        DayFigures[] history = [.. before.Reverse().Select(other => Figures(other)), Figures(day)];
        return new(run, Totals, history[^1].Statistics, [], [], history);
    }

    private protected static DayFigures Figures(int day, long? attempts = null)
    {
        long all = attempts ?? (1000 + day);
        return new(new(2024, 10, day), true, new(all, 100 + day, all - 400, 400, 200)) { Rejected = day };
    }
}
