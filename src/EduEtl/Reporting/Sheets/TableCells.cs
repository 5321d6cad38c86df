using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>Cells of a table. Text is always text: whatever it begins with, it is no formula.</summary>
internal static class TableCells
{
    public static RowData Head(IEnumerable<string> texts) =>
        new() { Values = [.. texts.Select(text => Text(text, TableLook.Head))] };

    /// <summary>A line across the table, the text in its first column.</summary>
    public static RowData Banner(string text, ReportLook look, int columns)
    {
        CellData[] rest =
        [
            .. Enumerable.Range(1, columns - 1).Select(_ => new CellData { UserEnteredFormat = look.Label }),
        ];
        return new() { Values = [Text(text, look.Label), .. rest] };
    }

    /// <summary>An unknown figure leaves its cell empty.</summary>
    public static CellData Number(double? value, CellFormat? look = null) =>
        new() { UserEnteredValue = value is null ? null : new() { NumberValue = value }, UserEnteredFormat = look };

    public static CellData Text(string text, CellFormat? look = null) =>
        new()
        {
            UserEnteredValue = new() { StringValue = text },
            UserEnteredFormat = look,
        };
}
