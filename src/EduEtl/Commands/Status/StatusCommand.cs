using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Commands.Status;

/// <summary><c>eduetl status</c>: how the days and the runs stand. It changes nothing and needs nothing but the database.</summary>
internal static class StatusCommand
{
    public static async Task<ExitCode> RunAsync(
        AppSettings settings,
        Options options,
        Screen screen,
        TimeProvider time,
        CancellationToken ct
    )
    {
        StatusReport report = await ReadAsync(settings, options.Weeks, time, ct);
        if (options.Json)
            await screen.Out.WriteLineAsync(StatusJson.Of(report));
        else
            new StatusText(screen, report).Show();
        return ExitCode.Done;
    }

    private static async Task<StatusReport> ReadAsync(
        AppSettings settings,
        int weeks,
        TimeProvider time,
        CancellationToken ct
    )
    {
        await using Session session = await Database.OpenReadOnlyAsync(settings.Database, ct);
        try
        {
            DateOnly today = DateText.Today(time);
            DateOnly since = CalendarView.FirstDay(today, weeks);
            DayCalendar calendar = await LedgerDays.FindAsync(session, today, settings.Missed.Since, ct);
            if (!session.Tables.HasRuns)
                return new(
                    time.GetUtcNow(),
                    settings.Database.Table,
                    HasRuns: false,
                    weeks,
                    calendar,
                    [],
                    Volume: null
                );
            string table = session.Tables.Main.ToString();
            IReadOnlyList<LedgerRun> runs = await LedgerRuns.ReadAsync(session, since, StatusReport.LastRuns, ct);
            // A ledger of an earlier version knows less.
            IReadOnlyList<DayFigures> days = session.Tables.HasLedger
                ? await DayHistory.ReadAsync(session, today, ct)
                : [];
            return new(time.GetUtcNow(), table, HasRuns: true, weeks, calendar, runs, WeekdayVolume.Of(days));
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings.Database, ct);
        }
    }
}
