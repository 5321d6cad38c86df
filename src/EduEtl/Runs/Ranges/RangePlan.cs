using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Runs.Ranges;

/// <summary>The days that a command for several days is to settle.</summary>
/// <param name="Days">In their order.</param>
/// <param name="Settled">Days of the range that are settled already and are left alone.</param>
/// <param name="Nothing">Why there is nothing to do, where there is not.</param>
internal sealed record RangePlan(IReadOnlyList<DateOnly> Days, int Settled, string? Nothing)
{
    /// <exception cref="ExpectedException">More days are missed than one command takes.</exception>
    public static RangePlan Of(Options options, DayCalendar calendar, string table) =>
        options is { From: { } first, To: { } last }
            ? OfRange(first, last, options.Again, calendar)
            : OfMissed(options.Since, calendar, table);

    /// <summary>What would make of every day something else than a settled one.</summary>
    /// <exception cref="ExpectedException">The settings are not for several days.</exception>
    public static void Refuse(Options options, AppSettings settings)
    {
        if (!options.IsRange)
            return;
        if (settings.Database.ResetOnStart)
            throw new ExpectedException(ExitCode.WrongSettings, Strings.RangeReset, Strings.RangeResetRemedy);
        if (settings.TestMode)
            throw new ExpectedException(ExitCode.WrongSettings, Strings.RangeTestMode, Strings.RangeTestModeRemedy);
    }

    private static RangePlan OfRange(DateOnly first, DateOnly last, bool again, DayCalendar calendar)
    {
        DateOnly[] days = [.. DayRange.Days(first, last).Where(day => again || calendar.Of(day) != DayState.Settled)];
        int settled = last.DayNumber - first.DayNumber + 1 - days.Length;
        return new(days, settled, days.Length > 0 ? null : Strings.RangeAllSettled.With(DayRange.Text(first, last)));
    }

    private static RangePlan OfMissed(DateOnly? since, DayCalendar calendar, string table)
    {
        if ((since ?? calendar.Since) is not { } first)
            return new([], 0, Strings.RangeNoRunYet.With(table));
        IReadOnlyList<DateOnly> missed = calendar.Missed(since);
        if (missed.Count > DayRange.MostDays)
            throw new ExpectedException(
                ExitCode.WrongCommand,
                Strings.RangeTooManyMissed.With(
                    Numbers.Count(missed.Count),
                    DateText.Write(missed[0]),
                    DayRange.MostDays
                ),
                Strings.RangeTooManyMissedRemedy.With(MissedWords.Command(missed))
            );
        string nothing = first < calendar.Today ? Strings.RangeNothingMissed : Strings.RangeNothingOver;
        return new(missed, 0, missed.Count > 0 ? null : nothing.With(DateText.Write(first)));
    }
}
