using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using Serilog;

namespace EduEtl.Storage;

/// <summary>
/// Stages 2 and 3: holds the day from <see cref="OpenAsync"/> to its disposal, in a session of its own, and replaces the
/// window in one transaction.
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
    private Session? _session;
    private bool _hasRow;

    /// <summary>Of the day, once it is open.</summary>
    public Session Session => _session ?? throw new InvalidOperationException("The day is not open.");

    /// <summary>The database's, where that is not UTF-8; once it is open.</summary>
    public string? Encoding => _session?.Encoding;

    /// <summary>Connects, makes or adopts the tables, takes the day, and writes the run's row.</summary>
    /// <exception cref="ExpectedException">The database refuses, or the day is in work elsewhere.</exception>
    public async Task OpenAsync(CancellationToken ct)
    {
        _session = await Database.OpenAsync(settings, ct);
        try
        {
            await Schema.PrepareAsync(_session, log, ct);
            await DayLock.TakeAsync(_session, run.Window, settings.ResetOnStart, ct);
            await RunRow.StartAsync(_session, run, RunKind.Load, settings.ResetOnStart, ct);
            _hasRow = true;
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings, ct);
        }
        log.InformationText(Strings.LogDayTaken.With(run.Window, _session.Tables.Main));
    }

    /// <summary>The transaction of one try.</summary>
    /// <exception cref="ExpectedException">The database refuses; an earlier try can have lost the hold on the day.</exception>
    public async Task<DayTransaction> BeginAsync(CancellationToken ct)
    {
        if (!Session.IsOpen)
            throw DatabaseErrors.ConnectionLost(settings);
        try
        {
            return new(Session, await Session.Connection.BeginTransactionAsync(ct), run, described, log);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings, ct);
        }
    }

    /// <summary>What is told of the day, after the load is committed; whatever fails here, the day is safe.</summary>
    /// <exception cref="ExpectedException">The ledger cannot be read: the report fails.</exception>
    public Task<DayReport> DescribeAsync(LoadResult load, CancellationToken ct) =>
        DayReportQuery.ReadAsync(Session, run, load.Totals, run.Settles, load.Window, ct);

    /// <summary>Writes the run's end into its row, if it has one; on a new connection where the run's own is broken.</summary>
    public async Task EndAsync(RunEnd end)
    {
        if (_hasRow)
            await LedgerWriting.WriteAsync(
                Session,
                ct => RunRow.EndAsync(Session, run, end, time.GetUtcNow(), ct),
                hurried: end.Cancelled,
                log
            );
    }

    /// <summary>Lets another session of this program share the loaded day before this one ends.</summary>
    public async Task ShareAsync()
    {
        try
        {
            if (Session.IsOpen)
                await DayLock.ShareAsync(Session, run.Window, CancellationToken.None);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            log.WarningText(Strings.LogDayNotKept.With(run.Window), e);
        }
    }

    /// <summary>Notes in the run's row that the mail is on its way, if the row can be reached: no mail waits for that.</summary>
    public async Task MailBeginsAsync(IReadOnlyDictionary<string, MailState> recipients, CancellationToken ct)
    {
        if (!_hasRow || !Session.IsOpen)
            return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(LedgerWriting.Patient);
        try
        {
            await RunRow.MailBeginsAsync(Session, [run.Id], recipients, patience.Token);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e) || patience.IsCancellationRequested)
        {
            ct.ThrowIfCancellationRequested();
            log.WarningText(Strings.LogLedgerNotWritten, e);
        }
    }

    /// <summary>Ends the session, and with it the hold on the day.</summary>
    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;
}
