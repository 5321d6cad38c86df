using EduEtl.Days;

namespace EduEtl.Tests.Attempts;

public sealed class ADayIsBiggerThanUsual
{
    private static readonly DateOnly Newest = new(2024, 10, 10);

    [Theory]
    [InlineData(1500, false)]
    [InlineData(1501, true)]
    [InlineData(500, false)]
    [InlineData(499, true)]
    public void Beyond_half_of_the_median_of_its_weekday(long attempts, bool unusual)
    {
        WeekdayVolume volume = WeekdayVolume.Of([Day(0, attempts), Day(7, 900), Day(14, 1000), Day(21, 5000)])!;
        Assert.Equal((Newest, 1000, 3), (volume.Day, volume.Usual, volume.Days));
        Assert.Equal(unusual, volume.IsUnusual);
    }

    [Fact]
    public void Other_weekdays_partial_days_and_days_long_ago_do_not_count() =>
        Assert.Null(
            WeekdayVolume.Of([
                Day(0, 10),
                Day(1, 1000),
                Day(7, 1000),
                Day(14, 1000),
                Day(21, 1000) with
                {
                    Settled = false,
                },
                Day(63, 1000),
            ])
        );

    [Fact]
    public void A_median_between_two_days()
    {
        WeekdayVolume volume = WeekdayVolume.Of([Day(0, 10), Day(7, 1), Day(14, 10), Day(21, 20), Day(28, 99)])!;
        Assert.Equal((15, 4), (volume.Usual, volume.Days));
        Assert.Equal(-1 / 3.0, volume.Difference, 10);
    }

    [Fact]
    public void Nothing_is_usual_where_nothing_was_done()
    {
        Assert.Null(WeekdayVolume.Of([]));
        Assert.Null(WeekdayVolume.Of([Day(0, 10), Day(7, 0), Day(14, 0), Day(21, 0)]));
    }

    private static DayFigures Day(int before, long attempts) =>
        new(Newest.AddDays(-before), Settled: true, new(attempts, 1, attempts, 0, 0));
}
