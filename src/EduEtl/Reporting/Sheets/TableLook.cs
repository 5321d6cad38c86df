using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>How the cells of a table look.</summary>
internal static class TableLook
{
    public static readonly CellFormat Head = Header();
    public static readonly CellFormat Date = Figure("DATE", "yyyy-mm-dd");
    public static readonly CellFormat Count = Figure("NUMBER", "#,##0");
    public static readonly CellFormat Ratio = Figure("NUMBER", "#,##0.00");
    public static readonly CellFormat Percent = Figure("PERCENT", "0.00%");
    public static readonly CellFormat Text = Cell("LEFT", "TEXT", "@");

    /// <summary>A date in a banner.</summary>
    public static CellFormat DateIn(ReportLook banner) =>
        new()
        {
            BackgroundColorStyle = banner.Label.BackgroundColorStyle,
            TextFormat = banner.Label.TextFormat,
            VerticalAlignment = banner.Label.VerticalAlignment,
            HorizontalAlignment = "LEFT",
            NumberFormat = Date.NumberFormat,
        };

    private static CellFormat Header()
    {
        CellFormat head = ReportLook.Format(ReportLook.Ink, bold: true);
        head.BackgroundColorStyle = ReportLook.Color(ReportLook.Ground);
        head.HorizontalAlignment = "CENTER";
        head.WrapStrategy = "WRAP";
        return head;
    }

    private static CellFormat Figure(string type, string pattern) => Cell("RIGHT", type, pattern);

    private static CellFormat Cell(string alignment, string type, string pattern)
    {
        CellFormat cell = ReportLook.Format(ReportLook.Ink, bold: false);
        cell.HorizontalAlignment = alignment;
        cell.NumberFormat = new() { Type = type, Pattern = pattern };
        return cell;
    }
}

/// <summary>One look for neighbouring columns of a table, said once for all its rows: in each cell it would be most of what is sent.</summary>
/// <param name="Column">Counted from the table's first one.</param>
internal readonly record struct ColumnLook(int Column, int Columns, CellFormat Look);
