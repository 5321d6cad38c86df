using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Tests.Reporting;

/// <summary>What a person does to the spreadsheet by hand.</summary>
internal static class PersonsRequests
{
    public static Request Text(int tab, int row, int column, string text) =>
        Cell(tab, row, column, new CellData { UserEnteredValue = new() { StringValue = text } }, "userEnteredValue");

    public static Request Note(int tab, int row, int column, string text) =>
        Cell(tab, row, column, new CellData { Note = text }, "note");

    public static Request Cell(int tab, int row, int column, CellData cell, string fields) =>
        new()
        {
            UpdateCells = new()
            {
                Start = new()
                {
                    SheetId = tab,
                    RowIndex = row,
                    ColumnIndex = column,
                },
                Rows = [new RowData { Values = [cell] }],
                Fields = fields,
            },
        };

    public static Request Add(string title, int id, int rows, int columns) =>
        new()
        {
            AddSheet = new()
            {
                Properties = new()
                {
                    SheetId = id,
                    Title = title,
                    GridProperties = new() { RowCount = rows, ColumnCount = columns },
                },
            },
        };

    public static Request Rename(int tab, string title) =>
        new()
        {
            UpdateSheetProperties = new()
            {
                Properties = new() { SheetId = tab, Title = title },
                Fields = "title",
            },
        };

    public static Request InsertRow(int tab, int row) =>
        new()
        {
            InsertDimension = new()
            {
                Range = new()
                {
                    SheetId = tab,
                    Dimension = "ROWS",
                    StartIndex = row,
                    EndIndex = row + 1,
                },
            },
        };

    public static Request Chart(int tab, int id) =>
        new()
        {
            AddChart = new()
            {
                Chart = new()
                {
                    ChartId = id,
                    Position = new()
                    {
                        OverlayPosition = new()
                        {
                            AnchorCell = new() { SheetId = tab, RowIndex = 30 },
                        },
                    },
                    Spec = new()
                    {
                        BasicChart = new()
                        {
                            ChartType = "LINE",
                            HeaderCount = 0,
                            Series = [Series(tab)],
                        },
                    },
                },
            },
        };

    public static Request DeleteChart(int id) => new() { DeleteEmbeddedObject = new() { ObjectId = id } };

    private static BasicChartSeries Series(int tab) =>
        new()
        {
            Series = new()
            {
                SourceRange = new()
                {
                    Sources =
                    [
                        new()
                        {
                            SheetId = tab,
                            StartRowIndex = 3,
                            EndRowIndex = 7,
                            StartColumnIndex = 1,
                            EndColumnIndex = 2,
                        },
                    ],
                },
            },
        };
}
