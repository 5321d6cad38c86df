using EduEtl.Days;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>The history's columns, and how a day fills them.</summary>
internal static class HistoryColumns
{
    public const int DayColumn = 0;
    public const int RunsColumn = 2;
    public const int SubmitsColumn = 3;
    public const int RateColumn = 5;
    public const int StudentsColumn = 6;
    public const int Columns = 11;

    private static readonly ColumnLook[] Looks =
    [
        new(DayColumn, 1, TableLook.Date),
        new(1, 4, TableLook.Count),
        new(RateColumn, 1, TableLook.Percent),
        new(StudentsColumn, 1, TableLook.Count),
        new(7, 2, TableLook.Ratio),
        new(9, 1, TableLook.Count),
        new(10, 1, TableLook.Text),
    ];

    private static Figure[] Figures =>
        [
            Figure.Attempts,
            Figure.Runs,
            Figure.Submits,
            Figure.Successful,
            Figure.Rate,
            Figure.Users,
            Figure.SubmitsPerUser,
            Figure.SuccessfulPerUser,
        ];

    private static string[] Heads =>
        [Strings.ReportDay, .. Figures.Select(figure => figure.Label), Strings.RowsRejected, Strings.ColumnState];

    public static IEnumerable<Request> Sizes(int tab, int headRow) =>
        [
            TabRequests.Height(tab, headRow, pixels: 60),
            .. Enumerable
                .Range(0, Columns)
                .Select(column => TabRequests.Width(tab, column, column == Columns - 1 ? 130 : 104)),
        ];

    /// <summary>Whether a row that begins so is that of the heads; the language can have changed since.</summary>
    public static bool IsHead(string firstCell) =>
        Languages.All.Any(language =>
            Strings.ResourceManager.GetString(nameof(Strings.ReportDay), language) == firstCell
        );

    public static Request WriteHead(int tab, int row, bool withLook) =>
        TabRequests.Write(
            TabRequests.Block(tab, row, 1, 0, Columns),
            [TableCells.Head(Heads)],
            withLook ? TabRequests.ValuesAndLook : TabRequests.Values
        );

    /// <summary>A row that was there keeps the look that it has.</summary>
    public static IEnumerable<Request> Write(int tab, IReadOnlyList<PlacedDay> block)
    {
        if (block[0].IsNew)
        {
            foreach (ColumnLook look in Looks)
                yield return TabRequests.Look(
                    TabRequests.Block(tab, block[0].Row, block.Count, look.Column, look.Columns),
                    look.Look
                );
        }
        yield return TabRequests.Write(
            TabRequests.Block(tab, block[0].Row, block.Count, 0, Columns),
            [.. block.Select(day => Line(day.Figures))],
            TabRequests.Values
        );
    }

    private static RowData Line(DayFigures day) =>
        new()
        {
            Values =
            [
                TableCells.Number(day.Day.ToDateTime(TimeOnly.MinValue).ToOADate()),
                .. Figures.Select(figure => TableCells.Number(figure.Of(day.Statistics))),
                TableCells.Number(day.Rejected),
                TableCells.Text(day.Settled ? Strings.StatusSettled : Strings.StatusPartial),
            ],
        };
}
