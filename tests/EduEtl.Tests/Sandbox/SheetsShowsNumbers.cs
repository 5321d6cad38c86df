using System.Globalization;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Tests.Sandbox;

public sealed class SheetsShowsNumbers
{
    private const double Afternoon = 45567 + ((15 + (4 / 60.0) + (5 / 3600.0)) / 24);

    [Theory]
    [InlineData(45567, "DATE", "yyyy-mm-dd", "2024-10-02", "2024-10-02")]
    [InlineData(Afternoon, "DATE_TIME", "yyyy-mm-dd hh:mm:ss", "2024-10-02 15:04:05", "2024-10-02 15:04:05")]
    [InlineData(Afternoon, "TIME", "h:mm am/pm", "3:04 PM", "3:04 PM")]
    [InlineData(45567, "DATE", "d mmmm yy \"at\" dddd", "2 October 24 at Wednesday", "2 октября 24 at среда")]
    [InlineData(45567, "DATE", null, "10/2/2024", "02.10.2024")]
    [InlineData(0.1234, "PERCENT", "0.0%", "12.3%", "12,3%")]
    [InlineData(0.125, "PERCENT", "0.0%", "12.5%", "12,5%")]
    [InlineData(1234567, "NUMBER", "#,##0", "1,234,567", "1\u00a0234\u00a0567")]
    [InlineData(0, "NUMBER", "#,##0", "0", "0")]
    [InlineData(1234.5, "NUMBER", "#,##0.00", "1,234.50", "1\u00a0234,50")]
    [InlineData(-2.345, "NUMBER", "#,##0.00", "-2.35", "-2,35")]
    [InlineData(12.5, null, null, "12.5", "12,5")]
    [InlineData(1.0 / 3, null, null, "0.3333333333", "0,3333333333")]
    public void As_the_locale_shows_them(double value, string? type, string? pattern, string english, string russian)
    {
        Assert.Equal(english, NumberText.Of(value, type, pattern, new CultureInfo("en-US")));
        Assert.Equal(russian, NumberText.Of(value, type, pattern, new CultureInfo("ru-RU")));
    }
}
