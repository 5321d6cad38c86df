using System.Data;
using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage.Copy;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using Npgsql;
using Serilog;

namespace EduEtl.Storage;

/// <summary>What the caller has a say in while rows are loaded.</summary>
/// <param name="OnRow">Called for every row read.</param>
/// <param name="AllowShrink">Asked when the shrink guard stops the load; the transaction waits for the answer.</param>
internal sealed record LoadHooks(
    Action<AttemptReader> OnRow,
    Func<RowTotals, CancellationToken, Task<bool>> AllowShrink
);

/// <summary>
/// Stages 2 and 3: holds the day from <see cref="OpenAsync"/> to its disposal, on a connection of its own, and replaces
/// the window in one transaction. Readers see the old day or the new day.
/// </summary>
/// <param name="described">Whether somebody is told of the day, so that its courses and tasks are counted with it.</param>
internal sealed class PostgresWriter(
    DatabaseSettings settings,
    RunInfo run,
    bool described,
    TimeProvider time,
    ILogger log
) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private Schema? _schema;
    private RunLedger? _ledger;

    private NpgsqlConnection Connection => _connection ?? throw new InvalidOperationException("The day is not open.");

    private Schema Tables => _schema ?? throw new InvalidOperationException("The day is not open.");

    /// <summary>Connects, makes or adopts the tables, takes the day, and writes the run's row.</summary>
    /// <exception cref="ExpectedException">The database refuses, or the day is in work elsewhere.</exception>
    public async Task OpenAsync(CancellationToken ct)
    {
        _connection = await Database.OpenAsync(settings, ct);
        await DatabaseErrors.ExplainAsync(settings, TakeDayAsync, ct);
        log.InformationText(Strings.LogDayTaken.With(run.Window, Tables.Main));

        async Task<bool> TakeDayAsync()
        {
            _schema = await Schema.PrepareAsync(_connection, settings, log, ct);
            await DayLock.TakeAsync(_connection, _schema, run.Window, settings.ResetOnStart, ct);
            var ledger = new RunLedger(_schema, run, time);
            await ledger.StartAsync(_connection, RunKind.Load, settings.ResetOnStart, ct);
            _ledger = ledger;
            return true;
        }
    }

    /// <summary>Puts the answer in the window's place. After an exception the day is as it was.</summary>
    /// <exception cref="ExpectedException">The database refused, or the shrink guard stopped the load.</exception>
    public Task<LoadResult> ReplaceAsync(AttemptReader rows, LoadHooks hooks, CancellationToken ct) =>
        DatabaseErrors.ExplainAsync(settings, () => ReplaceInTransactionAsync(rows, hooks, ct), ct);

    /// <summary>What is told of the day, after the load is committed; whatever fails here, the day is safe.</summary>
    public async Task<DayReport> DescribeAsync(LoadResult load, CancellationToken ct)
    {
        _connection = await DayReportQuery.AliveAsync(settings, Connection, run, ct);
        return await DayReportQuery.ReadAsync(_connection, Tables, run, load.Totals, run.Settles, load.Window, ct);
    }

    /// <summary>Writes the sheet when no other report is at it.</summary>
    public Task InTurnAsync(SheetsSettings sheet, Func<Task> report, CancellationToken ct) =>
        SheetTurn.TakeAsync(Connection, sheet, report, log, ct);

    /// <summary>Writes the run's end into its row, if it has one; on a new connection where the run's own is broken.</summary>
    public async Task EndAsync(RunEnd end)
    {
        if (_ledger is null)
            return;
        _connection = await LedgerWriting.WriteAsync(
            settings,
            Connection,
            (connection, ct) => _ledger.EndAsync(connection, end, ct),
            hurried: end.Cancelled,
            log
        );
    }

    /// <summary>Lets another session of this program share the loaded day before this one ends.</summary>
    public async Task ShareAsync()
    {
        try
        {
            if (Connection.State == ConnectionState.Open)
                await DayLock.ShareAsync(Connection, Tables, run.Window, CancellationToken.None);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            log.WarningText(Strings.LogDayNotKept.With(run.Window), e);
        }
    }

    /// <summary>Notes in the run's row that the mail is on its way, if the row can be reached: no mail waits for that.</summary>
    public async Task MailBeginsAsync(IEnumerable<string> addresses, CancellationToken ct)
    {
        if (_ledger is null || Connection.State != ConnectionState.Open)
            return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(LedgerWriting.Patient);
        try
        {
            await _ledger.MailBeginsAsync(Connection, addresses, patience.Token);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e) || patience.IsCancellationRequested)
        {
            ct.ThrowIfCancellationRequested();
            log.WarningText(Strings.LogLedgerNotWritten, e);
        }
    }

    /// <summary>Ends the session, and with it the hold on the day.</summary>
    public ValueTask DisposeAsync() => DayLock.EndAsync(_connection);

    private async Task<LoadResult> ReplaceInTransactionAsync(AttemptReader rows, LoadHooks hooks, CancellationToken ct)
    {
        // An earlier try can have lost the connection, and with it the hold on the day.
        if (Connection.State != ConnectionState.Open)
            throw DatabaseErrors.ConnectionLost(settings);
        await using NpgsqlTransaction transaction = await Connection.BeginTransactionAsync(ct);
        await DayLock.HoldAsync(Connection, Tables, run.Window, settings.ResetOnStart, ct);
        long replaced = await DeleteAsync(inWindow: true, ct);
        long wiped = settings.ResetOnStart ? await DeleteAsync(inWindow: false, ct) : 0;
        RowTally tally = await new AttemptCopy(Connection, Tables, run.Id).RunAsync(rows, hooks.OnRow, ct);
        WindowStatistics window = await WindowStatistics.ReadAsync(Connection, Tables.Main, run.Window, ct, described);
        // The raw COPY stream reports no count; the one that is believed is the database's own.
        if (window.Day.Attempts != tally.Stored)
            throw DatabaseErrors.CountDiffers(Tables.Main, tally.Stored, window.Day.Attempts);
        RowTotals totals = tally.Totals(replaced + wiped);
        await GuardAsync(ShrinkGuard.Measured(totals, replaced), hooks, ct);
        var load = new LoadResult(totals, window);
        await RecordAsync(load, ct);
        await LedgerWriting.CommitAsync(settings, transaction, _ledger!, log);
        return load;
    }

    private async Task<long> DeleteAsync(bool inWindow, CancellationToken ct)
    {
        string where = inWindow ? $" WHERE {WindowSql.Inside}" : "";
        await using NpgsqlCommand delete = new($"DELETE FROM {Tables.Main.Sql}{where}", Connection);
        if (inWindow)
            WindowSql.Bind(delete, run.Window);
        return await delete.ExecuteNonQueryAsync(ct);
    }

    private async Task GuardAsync(RowTotals totals, LoadHooks hooks, CancellationToken ct)
    {
        if (!new ShrinkGuard(settings.ShrinkGuard).Stops(totals))
            return;
        if (!await hooks.AllowShrink(totals, ct))
            throw DatabaseErrors.Shrinks(run.Window, totals);
        log.WarningText(Strings.LogShrinkAllowed.With(totals.Stored, totals.Replaced));
    }

    private async Task RecordAsync(LoadResult load, CancellationToken ct)
    {
        await ProblemRows.ForgetOlderAsync(Connection, Tables, run, settings.ResetOnStart, ct);
        if (settings.ResetOnStart)
            await _ledger!.WipeOthersAsync(Connection, ct);
        await _ledger!.LoadedAsync(Connection, load, run.Settles, ct);
    }
}
