using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage;

/// <summary>Puts together what is told of a day that is in the table.</summary>
internal static class DayReportQuery
{
    /// <param name="run">The run that loaded the day.</param>
    /// <param name="totals">Null where no run knows them.</param>
    /// <param name="settled">Whether the day is settled by it.</param>
    /// <param name="since">How far back the history has to reach at least.</param>
    /// <exception cref="ExpectedException">The ledger cannot be read: the report fails, the day is safe.</exception>
    public static Task<DayReport> ReadAsync(
        NpgsqlConnection connection,
        Schema schema,
        RunInfo run,
        RowTotals? totals,
        bool settled,
        WindowStatistics window,
        CancellationToken ct,
        DateOnly? since = null
    )
    {
        return ExplainAsync(schema, run, DescribeAsync, ct);

        async Task<DayReport> DescribeAsync()
        {
            List<DayFigures> history = await DayHistory.ReadAsync(connection, schema, run.Window.Day, ct, since);
            history.Add(new(run.Window.Day, settled, window.Day) { Rejected = totals?.Rejected });
            bool reported = await DayHistory.ReportedAsync(connection, schema, ct);
            return new(run, totals, window.Day, window.Courses, window.Tasks, history) { ReportedBefore = reported };
        }
    }

    /// <summary>The connection, or a new one where it died: the answer to a commit can be lost, and the day be loaded.</summary>
    /// <exception cref="ExpectedException">The database cannot be reached: the report fails, the day is safe.</exception>
    public static async Task<NpgsqlConnection> AliveAsync(
        DatabaseSettings settings,
        NpgsqlConnection connection,
        RunInfo run,
        CancellationToken ct
    )
    {
        try
        {
            return await Database.AliveAsync(settings, connection, ct);
        }
        catch (ExpectedException e)
        {
            throw new ExpectedException(
                ExitCode.ReportFailed,
                e.Message,
                Strings.NotifyReportRemedy.With(run.Window),
                e
            );
        }
    }

    /// <summary>Of the newest settled day: the run's own, or a later one that another run settled.</summary>
    /// <exception cref="ExpectedException">The database cannot tell: the report fails, the days are safe.</exception>
    public static Task<DayReport> ReadNewestAsync(
        NpgsqlConnection connection,
        Schema schema,
        RunInfo run,
        LoadResult load,
        DateOnly since,
        CancellationToken ct
    )
    {
        return ExplainAsync(schema, run, DescribeAsync, ct);

        async Task<DayReport> DescribeAsync()
        {
            DateOnly? newest = await DayHistory.NewestSettledAsync(connection, schema, ct);
            CommittedRun? later =
                newest > run.Window.Day
                    ? await CommittedRun.FindNewestAsync(connection, schema, newest.Value, ct)
                    : null;
            return later is null
                ? await ReadAsync(connection, schema, run, load.Totals, run.Settles, load.Window, ct, since)
                : await ReadAsync(
                    connection,
                    schema,
                    later.Info,
                    later.Totals,
                    later.Settles,
                    await WindowStatistics.ReadAsync(connection, schema.Main, later.Info.Window, ct),
                    ct,
                    since
                );
        }
    }

    private static async Task<DayReport> ExplainAsync(
        Schema schema,
        RunInfo run,
        Func<Task<DayReport>> describe,
        CancellationToken ct
    )
    {
        try
        {
            return await describe();
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            ct.ThrowIfCancellationRequested();
            throw new ExpectedException(
                ExitCode.ReportFailed,
                Strings.ReportNoHistory.With(schema.Runs, Printable.Excerpt(e.Message)),
                Strings.NotifyReportRemedy.With(run.Window),
                e
            );
        }
    }
}
