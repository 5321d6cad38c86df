using System.Globalization;
using EduEtl.Runs.Ranges;

namespace EduEtl.Tests.Ranges;

public sealed class TheTimeLeftIsEstimated
{
    public TheTimeLeftIsEstimated() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Not_before_a_day_is_loaded() => Assert.Null(TimeLeft.Estimate([], [Seconds(30)], 10, 2));

    [Theory]
    [InlineData(4, 1, 40)]
    [InlineData(4, 2, 20)]
    [InlineData(1, 4, 10)]
    [InlineData(0, 2, 0)]
    public void From_the_median_of_the_loaded_days(int waiting, int parallel, int seconds)
    {
        TimeSpan[] loaded = [Seconds(9), Seconds(500), Seconds(10)];
        Assert.Equal(Seconds(seconds), TimeLeft.Estimate(loaded, [], waiting, parallel));
    }

    [Fact]
    public void Less_by_what_the_days_in_work_have_behind_them()
    {
        Assert.Equal(Seconds(7), TimeLeft.Estimate([Seconds(10)], [Seconds(3), Seconds(9)], 0, 2));
        Assert.Equal(Seconds(9), TimeLeft.Estimate([Seconds(10)], [Seconds(3), Seconds(9)], 1, 2));
        Assert.Equal(Seconds(0), TimeLeft.Estimate([Seconds(10)], [Seconds(60)], 0, 2));
    }

    [Fact]
    public void An_even_number_of_days_has_its_median_between_two() =>
        Assert.Equal(Seconds(15), TimeLeft.Estimate([Seconds(10), Seconds(20)], [], 1, 1));

    [Theory]
    [InlineData(0, "about 5 s")]
    [InlineData(11, "about 15 s")]
    [InlineData(60, "about 60 s")]
    [InlineData(61, "about 2 min")]
    [InlineData(3540, "about 59 min")]
    [InlineData(3600, "about 1 h 0 min")]
    [InlineData(7900, "about 2 h 20 min")]
    public void It_is_told_no_finer_than_it_is_known(int seconds, string text) =>
        Assert.Equal(text, TimeLeft.Text(Seconds(seconds)));

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
