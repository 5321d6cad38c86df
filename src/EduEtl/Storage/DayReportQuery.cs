using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;

namespace EduEtl.Storage;

/// <summary>
/// Puts together what is told of a day that is in the table; on a new connection where the session's died, since the
/// answer to a commit can be lost, and the day be loaded.
/// </summary>
internal static class DayReportQuery
{
    /// <param name="run">The run that loaded the day.</param>
    /// <param name="totals">Null where no run knows them.</param>
    /// <param name="settled">Whether the day is settled by it.</param>
    /// <param name="since">How far back the history has to reach at least.</param>
    /// <exception cref="ExpectedException">The ledger cannot be read: the report fails, the day is safe.</exception>
    public static async Task<DayReport> ReadAsync(
        Session session,
        RunInfo run,
        RowTotals? totals,
        bool settled,
        WindowStatistics window,
        CancellationToken ct,
        DateOnly? since = null
    )
    {
        try
        {
            await session.ReviveAsync(ct);
            List<DayFigures> history = await DayHistory.ReadAsync(session, run.Window.Day, ct, since);
            history.Add(new(run.Window.Day, settled, window.Day) { Rejected = totals?.Rejected });
            return new(run, totals, window.Day, window.Courses, window.Tasks, history);
        }
        catch (Exception e) when (KeepsFromReporting(e))
        {
            throw Failed(e, session, run, ct);
        }
    }

    /// <summary>Of the newest settled day: the run's own, or a later one that another run settled.</summary>
    /// <exception cref="ExpectedException">The database cannot tell: the report fails, the days are safe.</exception>
    public static async Task<DayReport> ReadNewestAsync(
        Session session,
        RunInfo run,
        bool settles,
        LoadResult load,
        DateOnly since,
        CancellationToken ct
    )
    {
        try
        {
            await session.ReviveAsync(ct);
            if (await FindLaterAsync(session, run, ct) is not { } later)
                return await ReadAsync(session, run, load.Totals, settles, load.Window, ct, since);
            WindowStatistics window = await WindowStatistics.ReadAsync(session, later.Info.Window, ct);
            (long stored, long found) = (later.Totals.Stored, window.Day.Attempts);
            if (stored != found)
                throw TableErrors.Disagrees(session.Tables.Main, later.Info.Window, stored, found);
            return await ReadAsync(session, later.Info, later.Totals, later.Settles, window, ct, since);
        }
        catch (Exception e) when (KeepsFromReporting(e))
        {
            throw Failed(e, session, run, ct);
        }
    }

    /// <summary>All days of the table.</summary>
    /// <param name="told">The run that is told of.</param>
    /// <param name="today">UTC.</param>
    /// <param name="since">As set: no earlier day counts as missed.</param>
    /// <exception cref="ExpectedException">The ledger cannot be read.</exception>
    public static async Task<DaysOverview> ReadAllAsync(
        Session session,
        RunInfo told,
        DateOnly today,
        DateOnly? since,
        CancellationToken ct
    )
    {
        try
        {
            await session.ReviveAsync(ct);
            DayCalendar calendar = await LedgerDays.ReadAsync(session, today, since, ct);
            List<DayFigures> days = await DayHistory.ReadAsync(session, today.AddDays(1), ct, DateOnly.MinValue);
            return new(session.Tables.Main.Table, calendar, days);
        }
        catch (Exception e) when (KeepsFromReporting(e))
        {
            throw Failed(e, session, told, ct);
        }
    }

    /// <summary>Whether a sheet was written from this table before, so that its tabs should be there.</summary>
    /// <param name="told">The run that is told of.</param>
    /// <exception cref="ExpectedException">The ledger cannot be read.</exception>
    public static async Task<bool> IsReportedAsync(Session session, RunInfo told, CancellationToken ct)
    {
        try
        {
            await session.ReviveAsync(ct);
            return await DayHistory.ReportedAsync(session, ct);
        }
        catch (Exception e) when (KeepsFromReporting(e))
        {
            throw Failed(e, session, told, ct);
        }
    }

    private static async Task<CommittedRun?> FindLaterAsync(Session session, RunInfo run, CancellationToken ct)
    {
        DateOnly? newest = await DayHistory.NewestSettledAsync(session, ct);
        return newest > run.Window.Day ? await CommittedRun.FindNewestAsync(session, newest.Value, ct) : null;
    }

    private static bool KeepsFromReporting(Exception e) =>
        DatabaseErrors.Explains(e) || e is ExpectedException { Code: ExitCode.DatabaseFailed };

    private static ExpectedException Failed(Exception e, Session session, RunInfo run, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return new(
            ExitCode.ReportFailed,
            e is ExpectedException
                ? e.Message
                : Strings.ReportNoHistory.With(session.Tables.Runs, Printable.Excerpt(e.Message)),
            Strings.NotifyReportRemedy.With(run.Window),
            e
        );
    }
}
