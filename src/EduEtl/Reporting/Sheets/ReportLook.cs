using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>How a line of the report looks: its label in column A and its value in column B.</summary>
internal sealed record ReportLook(CellFormat Label, CellFormat Value)
{
    public const string Ink = "263238";
    public const string Ground = "eceff1";

    private const string Muted = "607d8b";

    public static readonly ReportLook Heading = Banner("ffffff", "37474f", 14);
    public static readonly ReportLook Subheading = Banner(Muted, Ground, 10, bold: false);
    public static readonly ReportLook TestMark = Banner("bf360c", "ffe0b2", 10);
    public static readonly ReportLook Section = Banner(Ink, Ground, 10);
    public static readonly ReportLook Date = Figure("DATE", "yyyy-mm-dd");
    public static readonly ReportLook DateTime = Figure("DATE_TIME", "yyyy-mm-dd hh:mm:ss");
    public static readonly ReportLook Count = Figure("NUMBER", "#,##0");
    public static readonly ReportLook Ratio = Figure("NUMBER", "#,##0.00");
    public static readonly ReportLook Percent = Figure("PERCENT", "0.00%");
    public static readonly ReportLook Text = Figure("TEXT", "@", Muted, bold: false);

    private static ReportLook Banner(string ink, string ground, int size, bool bold = true)
    {
        CellFormat format = Format(ink, bold, size);
        format.BackgroundColorStyle = Color(ground);
        return new(format, format);
    }

    private static ReportLook Figure(string type, string pattern, string ink = Ink, bool bold = true)
    {
        CellFormat value = Format(ink, bold);
        value.HorizontalAlignment = "RIGHT";
        value.NumberFormat = new() { Type = type, Pattern = pattern };
        return new(Format(Muted, bold: false), value);
    }

    public static CellFormat Format(string ink, bool bold, int size = 10) =>
        new()
        {
            TextFormat = new()
            {
                Bold = bold,
                FontSize = size,
                ForegroundColorStyle = Color(ink),
            },
            VerticalAlignment = "MIDDLE",
            WrapStrategy = "OVERFLOW_CELL",
        };

    public static ColorStyle Color(string hex)
    {
        byte[] parts = Convert.FromHexString(hex);
        return new()
        {
            RgbColor = new()
            {
                Red = parts[0] / 255f,
                Green = parts[1] / 255f,
                Blue = parts[2] / 255f,
            },
        };
    }
}
