using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Settings;
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
internal sealed class RowReplay(DatabaseSettings settings, LoadedDay day, TimeProvider time, ILogger log)
{
    private RunLedger? _ledger;

    /// <summary>How many rows there are to judge.</summary>
    public async Task<long> CountAsync(CancellationToken ct)
    {
        await using NpgsqlCommand query = new(
            $"SELECT count(*) FROM {day.Tables.Problems.Sql} WHERE run_id = $1 AND NOT stored",
            day.Connection
        );
        query.Parameters.Add(new() { Value = day.RequireRun().Info.Id });
        return (long)(await query.ExecuteScalarAsync(ct))!;
    }

    /// <summary>After an exception the day and its kept rows are as they were.</summary>
    /// <param name="run">This run, with the window of the one whose rows it judges.</param>
    /// <param name="userIdLength">Today's rule.</param>
    /// <param name="onRow">Called for every row judged.</param>
    /// <param name="ct">Cancels and rolls back.</param>
    /// <returns>Received are the rows judged, stored those admitted now; the statistics are the day's.</returns>
    public async Task<LoadResult> RunAsync(
        RunInfo run,
        int userIdLength,
        Action<AttemptReader> onRow,
        CancellationToken ct
    )
    {
        CommittedRun judged = day.RequireRun();
        var ledger = new RunLedger(day.Tables, run, time);
        await ledger.StartAsync(day.Connection, RunKind.Replay, reset: false, ct);
        _ledger = ledger;
        await using NpgsqlTransaction transaction = await day.Connection.BeginTransactionAsync(ct);
        await DayLock.HoldAsync(day.Connection, day.Tables, run.Window, wholeTable: false, ct);
        long before = await WindowStatistics.CountAsync(day.Connection, day.Tables.Main, run.Window, ct);
        RowTally tally = await AdmitAsync(judged.Info, run, userIdLength, onRow, ct);
        WindowStatistics after = await WindowStatistics.ReadAsync(
            day.Connection,
            day.Tables.Main,
            run.Window,
            ct,
            coursesAndTasks: false
        );
        if (after.Day.Attempts != before + tally.Stored)
            throw DatabaseErrors.CountDiffers(day.Tables.Main, before + tally.Stored, after.Day.Attempts);
        var load = new LoadResult(tally.Totals(replaced: 0), after);
        await ProblemRows.MoveStoredAsync(day.Connection, day.Tables, judged.Info.Id, run.Id, ct);
        await ProblemRows.ForgetOlderAsync(day.Connection, day.Tables, run, everyDay: false, ct);
        await ledger.LoadedAsync(day.Connection, load, judged.Settles, ct);
        await LedgerWriting.CommitAsync(settings, transaction, ledger, log);
        return load;
    }

    /// <summary>Writes the run's end into its row, if it has one.</summary>
    public Task EndAsync(RunEnd end) =>
        _ledger is { } ledger
            ? day.NoteAsync((connection, ct) => ledger.EndAsync(connection, end, ct), end.Cancelled)
            : Task.CompletedTask;

    private async Task<RowTally> AdmitAsync(
        RunInfo judged,
        RunInfo run,
        int userIdLength,
        Action<AttemptReader> onRow,
        CancellationToken ct
    )
    {
        await using NpgsqlConnection source = await Database.OpenReadOnlyAsync(settings, ct);
        await using RejectedRows rejected = await RejectedRows.OpenAsync(source, day.Tables, judged.Id, ct);
        using var rows = new AttemptReader(rejected, run.Window, userIdLength, rejected.NextNumber);
        return await new AttemptCopy(day.Connection, day.Tables, run.Id).RunAsync(rows, onRow, ct);
    }
}
