using EduEtl.Days;

namespace EduEtl.Tests.Attempts;

public sealed class DaysAreMissed
{
    private static readonly DateOnly Today = new(2024, 10, 10);

    [Fact]
    public void From_the_first_day_in_the_ledger_to_yesterday()
    {
        DayCalendar calendar = Calendar((6, DayState.Settled), (8, DayState.Settled));
        Assert.Equal([Day(7), Day(9)], calendar.Missed());
    }

    [Theory, InlineData(DayState.Partial), InlineData(DayState.Failed), InlineData(DayState.None)]
    internal void Whatever_is_known_of_them_but_that_they_are_settled(DayState state) =>
        Assert.Equal([Day(9)], Calendar((8, DayState.Settled), (9, state)).Missed());

    [Theory]
    [InlineData(5, 5, 7, 8, 9)]
    [InlineData(8, 8, 9)]
    [InlineData(10)]
    public void From_another_day_that_was_named(int since, params int[] missed) =>
        Assert.Equal(missed.Select(Day), Calendar((6, DayState.Settled)).Missed(Day(since)));

    [Fact]
    public void Not_from_a_first_day_that_lies_far_back()
    {
        DateOnly early = Today.AddDays(-DayCalendar.MostDaysBack - 1);
        var calendar = new DayCalendar(early, Known((early, DayState.Settled)), Today);
        Assert.Equal(DayCalendar.MostDaysBack, calendar.Missed().Count);
        Assert.Equal((early.AddDays(1), calendar.Missed()[0]), (calendar.Since, calendar.Since));
        Assert.Empty(calendar.Older);
    }

    [Fact]
    public void Older_gaps_are_known_and_count_as_none()
    {
        DateOnly early = Today.AddDays(-500);
        var calendar = new DayCalendar(early, Known((early, DayState.Settled)), Today);
        Assert.Equal(500 - 1 - DayCalendar.MostDaysBack, calendar.Older.Count);
        Assert.Equal(DayState.None, calendar.Of(calendar.Older[^1]));
        Assert.Equal(DayState.Missed, calendar.Of(calendar.Older[^1].AddDays(1)));
        Assert.Equal(
            $"eduetl --from {DateText.Write(early.AddDays(1))} --to {DateText.Write(early.AddDays(366))}",
            MissedWords.Command(calendar.Older)
        );
    }

    [Theory]
    [InlineData(7, 7, 8, 9)]
    [InlineData(4, 4, 5, 7, 8, 9)]
    [InlineData(12)]
    public void From_the_day_that_is_set(int since, params int[] missed)
    {
        Dictionary<DateOnly, DayState> known = Known((Day(6), DayState.Settled));
        foreach (DateOnly? first in (DateOnly?[])[Today.AddDays(-500), Day(6), null])
        {
            var calendar = new DayCalendar(first, known, Today, Day(since));
            Assert.Equal(missed.Select(Day), calendar.Missed());
            Assert.Empty(calendar.Older);
            Assert.Equal(missed.Length > 0 ? "eduetl --missed" : null, MissedWords.Command(calendar));
        }
    }

    [Fact]
    public void Of_a_table_that_no_run_was_made_for_none()
    {
        var calendar = new DayCalendar(null, new Dictionary<DateOnly, DayState>(), Today);
        Assert.Empty(calendar.Missed());
        Assert.Equal([Day(8), Day(9)], calendar.Missed(Day(8)));
        Assert.Equal(DayState.None, calendar.Of(Day(9)));
    }

    [Fact]
    public void Never_today_nor_a_day_to_come()
    {
        DayCalendar calendar = Calendar((9, DayState.Settled), (10, DayState.Partial), (12, DayState.Failed));
        Assert.Empty(calendar.Missed());
        Assert.Equal(DayState.Partial, calendar.Of(Today));
        Assert.Equal(DayState.None, calendar.Of(Day(11)));
    }

    [Fact]
    public void As_the_calendar_shows_them()
    {
        DayCalendar calendar = Calendar((6, DayState.Settled), (7, DayState.Failed), (8, DayState.None));
        Assert.Equal(
            [DayState.None, DayState.Settled, DayState.Failed, DayState.Missed, DayState.Missed, DayState.None],
            Enumerable.Range(5, 6).Select(day => calendar.Of(Day(day)))
        );
    }

    [Fact]
    public void Neighbours_are_told_as_one_span()
    {
        DateOnly[] days = [Day(1), Day(2), Day(3), Day(5), Day(7), Day(8)];
        Assert.Equal("2024-10-01 … 2024-10-03, 2024-10-05, 2024-10-07 … 2024-10-08", DayRange.Text(days));
        Assert.Equal("", DayRange.Text([]));
        Assert.Equal([Day(30), new(2024, 10, 31), new(2024, 11, 1)], DayRange.Days(Day(30), new(2024, 11, 1)));
    }

    private static Dictionary<DateOnly, DayState> Known(params (DateOnly Day, DayState State)[] known) =>
        known.ToDictionary(one => one.Day, one => one.State);

    private static DateOnly Day(int day) => new(2024, 10, day);

    private static DayCalendar Calendar(params (int Day, DayState State)[] known) =>
        new(Day(known[0].Day), known.ToDictionary(one => Day(one.Day), one => one.State), Today);
}
