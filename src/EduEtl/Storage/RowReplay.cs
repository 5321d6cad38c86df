using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Storage.Copy;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using Npgsql;
using Serilog;

namespace EduEtl.Storage;

/// <summary>
/// Judges the rejected rows that a day's newest run kept under today's rules, and admits those that now pass, all in
/// one transaction and as a run of its own. Admitted rows are kept no longer; those still rejected become this run's.
/// </summary>
/// <param name="run">This run; its window is that of the one whose rows it judges.</param>
internal sealed class RowReplay(LoadedDay day, RunInfo run, TimeProvider time, ILogger log)
{
    private bool _hasRow;

    private RunInfo Run => run with { Window = day.Window };

    /// <summary>After an exception the day and its kept rows are as they were.</summary>
    /// <param name="userIdLength">Today's rule.</param>
    /// <param name="onRow">Called for every row judged.</param>
    /// <param name="ct">Cancels and rolls back.</param>
    /// <returns>
    /// Received are the rows judged, stored those admitted now; the statistics are the day's. Null where there is no row to
    /// judge.
    /// </returns>
    /// <exception cref="ExpectedException">The database refuses, or no run has loaded the day.</exception>
    public async Task<LoadResult?> RunAsync(int userIdLength, Action<AttemptReader> onRow, CancellationToken ct)
    {
        CommittedRun judged = day.RequireRun();
        try
        {
            if (await CountAsync(judged, ct) == 0)
                return null;
            if (judged.IsTestedSince)
                throw TestedSince();
            return await JudgeAsync(judged, userIdLength, onRow, ct);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, day.Session.Settings, ct);
        }
    }

    /// <summary>Writes the run's end into its row, if it has one.</summary>
    public Task EndAsync(RunEnd end) =>
        _hasRow
            ? day.NoteAsync(ct => RunRow.EndAsync(day.Session, Run, end, time.GetUtcNow(), ct), end.Cancelled)
            : Task.CompletedTask;

    /// <summary>A rejected row of the first hour may be in the table by now: the test may have admitted it.</summary>
    private ExpectedException TestedSince() =>
        new(
            ExitCode.DatabaseFailed,
            Strings.ReplayTested.With(day.Window),
            Strings.ReplayTestedRemedy.With(day.Window.LoadCommand())
        );

    private Task<long> CountAsync(CommittedRun judged, CancellationToken ct) =>
        day.Session.ScalarAsync<long>(
            $"SELECT count(*) FROM {day.Session.Tables.Problems.Sql} WHERE run_id = $1 AND NOT stored",
            ct,
            judged.Info.Id
        );

    private async Task<LoadResult> JudgeAsync(
        CommittedRun judged,
        int userIdLength,
        Action<AttemptReader> onRow,
        CancellationToken ct
    )
    {
        Session session = day.Session;
        await RunRow.StartAsync(session, Run, RunKind.Replay, reset: false, ct);
        _hasRow = true;
        await using NpgsqlTransaction transaction = await session.Connection.BeginTransactionAsync(ct);
        await DayLock.HoldAsync(session, day.Window, wholeTable: false, ct);
        long before = await WindowStatistics.CountAsync(session, day.Window, ct);
        RowTally tally = await AdmitAsync(judged.Info, userIdLength, onRow, ct);
        WindowStatistics after = await WindowStatistics.ReadAsync(session, day.Window, ct, coursesAndTasks: false);
        if (after.Day.Attempts != before + tally.Stored)
            throw TableErrors.CountDiffers(session.Tables.Main, before + tally.Stored, after.Day.Attempts);
        var load = new LoadResult(tally.Totals(replaced: 0), after);
        await ProblemRows.MoveStoredAsync(session, judged.Info.Id, run.Id, ct);
        await session.ExecuteAllAsync(
            [ProblemRows.ForgetOlder(session, Run, everyDay: false), RunRow.Loaded(session, Run, load, judged.Settles)],
            ct
        );
        await LedgerWriting.CommitAsync(session, transaction, Run, log);
        return load;
    }

    private async Task<RowTally> AdmitAsync(
        RunInfo judged,
        int userIdLength,
        Action<AttemptReader> onRow,
        CancellationToken ct
    )
    {
        await using Session source = await Database.OpenReadOnlyAsync(day.Session.Settings, ct);
        source.Tables = day.Session.Tables;
        await using RejectedRows rejected = await RejectedRows.OpenAsync(source, judged.Id, ct);
        using var rows = new AttemptReader(rejected, day.Window, userIdLength, rejected.NextNumber);
        return await new AttemptCopy(day.Session, run.Id).RunAsync(rows, onRow, ct);
    }
}
