using System.Globalization;
using EduEtl.Days;
using EduEtl.Runs.Ranges;
using EduEtl.Shared;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Tests.Ranges;

public sealed class ARangeIsPlanned
{
    private static readonly Options Nothing = new(null, TestMode: false, AllowShrink: false, Language: null);

    public ARangeIsPlanned() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Settled_days_of_it_are_left_alone()
    {
        RangePlan plan = Plan(Nothing with { From = Day(5), To = Day(9) });
        Assert.Equal([Day(5), Day(7), Day(8), Day(9)], plan.Days);
        Assert.Equal(1, plan.Settled);
        Assert.Null(plan.Nothing);
    }

    [Fact]
    public void Unless_they_are_asked_for_again()
    {
        RangePlan plan = Plan(Nothing with { From = Day(5), To = Day(7), Again = true });
        Assert.Equal([Day(5), Day(6), Day(7)], plan.Days);
        Assert.Equal(0, plan.Settled);
    }

    [Fact]
    public void Nothing_to_do_is_said()
    {
        Assert.Contains("2024-10-06", Plan(Nothing with { From = Day(6), To = Day(6) }).Nothing);
        Assert.Contains("2024-10-10", Plan(Nothing with { Missed = true, Since = Day(10) }).Nothing);
        var empty = new DayCalendar(null, new Dictionary<DateOnly, DayState>(), Day(10));
        Assert.Contains(
            "lms_activities",
            RangePlan.Of(Nothing with { Missed = true }, empty, "lms_activities").Nothing
        );
    }

    [Fact]
    public void More_missed_days_than_a_year_has_are_a_slip_of_the_keyboard()
    {
        DateOnly first = Day(10).AddDays(-DayRange.MostDays);
        Assert.Equal(DayRange.MostDays, Plan(first).Days.Count);
        ExpectedException failure = Assert.Throws<ExpectedException>(() => Plan(first.AddDays(-1)));
        Assert.Equal(ExitCode.WrongCommand, failure.Code);
        Assert.Contains($"{DayRange.MostDays + 1}", failure.Message, StringComparison.Ordinal);
        string from = DateText.Write(first.AddDays(-1));
        string to = DateText.Write(Day(8));
        Assert.EndsWith($"eduetl --from {from} --to {to}", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_early_first_day_is_none()
    {
        var calendar = new DayCalendar(Day(1).AddYears(-2), new Dictionary<DateOnly, DayState>(), Day(10));
        var plan = RangePlan.Of(Nothing with { Missed = true }, calendar, "lms_activities");
        Assert.Equal(DayCalendar.MostDaysBack, plan.Days.Count);
    }

    private static RangePlan Plan(DateOnly first) =>
        RangePlan.Of(
            Nothing with
            {
                Missed = true,
            },
            new(first, new Dictionary<DateOnly, DayState>(), Day(10), first),
            "lms_activities"
        );

    private static RangePlan Plan(Options options) =>
        RangePlan.Of(
            options,
            new(Day(6), new Dictionary<DateOnly, DayState> { [Day(6)] = DayState.Settled }, Day(10)),
            "lms_activities"
        );

    private static DateOnly Day(int day) => new(2024, 10, day);
}
