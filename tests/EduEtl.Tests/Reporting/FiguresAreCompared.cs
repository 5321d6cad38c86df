using System.Globalization;
using EduEtl.Days;
using EduEtl.Tests.Reporting.Page;

namespace EduEtl.Tests.Reporting;

public sealed class FiguresAreCompared
{
    [Theory]
    [InlineData(8990.0, 8012.0, 1, "up 12.2% from 8012")]
    [InlineData(8012.0, 8990.0, -1, "down 10.9% from 8990")]
    [InlineData(8990.0, 8990.0, 0, "unchanged")]
    [InlineData(100_001.0, 100_000.0, 0, "hardly changed from 100000")]
    [InlineData(100_051.0, 100_000.0, 1, "up 0.1% from 100000")]
    [InlineData(0.0, 0.0, 0, "unchanged")]
    [InlineData(5.0, 0.0, 1, "up from 0")]
    [InlineData(0.0, 5.0, -1, "down 100.0% from 5")]
    [InlineData(null, 5.0, 0, "—")]
    [InlineData(5.0, null, 0, "—")]
    public void Amounts_in_percent_of_what_they_were(double? now, double? before, int direction, string text)
    {
        CultureInfo.CurrentUICulture = new("en");
        Assert.Equal(new Change(direction, text), Change.OfAmount(now, before, value => $"{value}"));
    }

    [Theory]
    [InlineData(0.5831, 0.5621, 1, "up 2.10 points from 0.5621")]
    [InlineData(0.5, 0.75, -1, "down 25.00 points from 0.75")]
    [InlineData(0.0, 0.0, 0, "unchanged")]
    [InlineData(0.50001, 0.5, 0, "hardly changed from 0.5")]
    [InlineData(null, 0.5, 0, "—")]
    public void Shares_in_percentage_points(double? now, double? before, int direction, string text)
    {
        CultureInfo.CurrentUICulture = new("en");
        var change = Change.OfShare(now, before, value => value!.Value.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(new Change(direction, text), change);
    }

    [Fact]
    public void With_settled_days_alone()
    {
        CultureInfo.CurrentUICulture = new("en");
        DateOnly day = Reports.Settled.Run.Window.Day;
        DayFigures yesterday = Reports.Settled.History.Single(one => one.Day == day.AddDays(-1));
        DayReport report = Reports.Settled with
        {
            History = [yesterday with { Settled = false }, Reports.Settled.History[^1]],
        };
        Assert.Empty(KeyFigures.Of(report).ComparedWith);
        report = report with { History = [yesterday, Reports.Settled.History[^1]] };
        Assert.Equal(["Day before, Tue 1 Oct"], KeyFigures.Of(report).ComparedWith);
    }
}
