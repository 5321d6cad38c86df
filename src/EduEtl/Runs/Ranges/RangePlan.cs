using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Runs.Ranges;

/// <summary>The days that a command for several days is to settle.</summary>
/// <param name="Days">In their order.</param>
/// <param name="Settled">Days of the range that are settled already and are left alone.</param>
/// <param name="Nothing">Why there is nothing to do, where there is not.</param>
internal sealed record RangePlan(IReadOnlyList<DateOnly> Days, int Settled, string? Nothing)
{
    /// <summary>Days that are loaded and only have to be told of.</summary>
    public IReadOnlyList<EarlierLoad> Earlier { get; private init; } = [];

    /// <exception cref="ExpectedException">More days are missed than one command takes.</exception>
    public static RangePlan Of(Options options, DayCalendar calendar, string table) =>
        options is not { From: { } first, To: { } last } ? OfMissed(options.Since, calendar, table)
        : options.IsSettling ? OfRange(first, last, options.Again, calendar)
        : new([], 0, Nothing: null);

    /// <summary>With what earlier commands have left of the other days, or with the days that are only to be told of.</summary>
    /// <param name="runs">Of the days in question, the newest first.</param>
    /// <exception cref="ExpectedException">None of the days that are to be told of is loaded.</exception>
    public RangePlan With(IReadOnlyList<LedgerRun> runs, Options options, string table)
    {
        EarlierLoad[] earlier =
        [
            .. EarlierLoad
                .Of(runs, options.Command)
                .Where(load => !Days.Contains(load.Day) && !(load.Day > options.To)),
        ];
        if (earlier.Length == 0 && !options.IsSettling)
            throw DatabaseErrors.NothingLoaded(table, options.From!.Value, options.To!.Value);
        return this with { Earlier = earlier, Nothing = earlier.Length > 0 ? null : Nothing };
    }

    /// <summary>What would make of every day something else than a settled one.</summary>
    /// <exception cref="ExpectedException">The settings are not for several days.</exception>
    public static void Refuse(Options options, AppSettings settings)
    {
        if (options is not { IsRange: true, IsSettling: true })
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
