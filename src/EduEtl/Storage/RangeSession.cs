using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using Serilog;

namespace EduEtl.Storage;

/// <summary>
/// The database's side of a command for several days, in a session of its own beside those of the runs: it tells which
/// days are settled, keeps the loaded ones from others until their mail is out, and notes what became of the report and
/// the mail that they share.
/// </summary>
internal sealed class RangeSession(DatabaseSettings settings, TimeProvider time, ILogger log) : IAsyncDisposable
{
    /// <summary>Days that are loaded at once end at once.</summary>
    private readonly SemaphoreSlim _turn = new(1);
    private Session? _session;

    /// <summary>Once the range is open.</summary>
    public Session Session => _session ?? throw new InvalidOperationException("The range is not open.");

    /// <exception cref="ExpectedException">The database cannot be reached or refuses.</exception>
    public async Task<DayCalendar> LookAsync(DateOnly today, DateOnly? since, CancellationToken ct)
    {
        _session = await Database.OpenAsync(settings, ct);
        try
        {
            return await LedgerDays.FindAsync(_session, today, since, ct);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings, ct);
        }
    }

    /// <summary>The runs of the days since then, the newest first.</summary>
    /// <exception cref="ExpectedException">The database refuses.</exception>
    public async Task<IReadOnlyList<LedgerRun>> RunsAsync(DateOnly since, CancellationToken ct)
    {
        try
        {
            return Session.Tables.HasRuns ? await LedgerRuns.ReadAsync(Session, since, last: 0, ct) : [];
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings, ct);
        }
    }

    /// <summary>A day that an earlier command has loaded; it is held to the end of this session.</summary>
    public LoadedDay LoadedDay(DateOnly day) => new(settings, day, log, Session);

    /// <summary>Takes the hold on a loaded day over from the session that loaded it, so that this one can end.</summary>
    public async Task KeepAsync(PostgresWriter writer, RunInfo run)
    {
        await writer.ShareAsync();
        await WriteAsync(TakeOverAsync, hurried: false);

        async Task TakeOverAsync(CancellationToken ct)
        {
            await DayLock.KeepAsync(Session, run.Window, ct);
            await RangeRows.TakenOverAsync(Session, run, ct);
        }
    }

    /// <summary>What is told of a day that this command has loaded.</summary>
    /// <exception cref="ExpectedException">The ledger cannot be read: the report fails, the day is safe.</exception>
    public async Task<DayReport> DescribeAsync(RunInfo run, LoadResult load, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await DayReportQuery.ReadAsync(Session, run, load.Totals, run.Settles, load.Window, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Notes that the mail about these runs is on its way, if that can be noted: no mail waits for it.</summary>
    public Task MailBeginsAsync(IReadOnlyList<Guid> runs, IReadOnlyDictionary<string, MailState> recipients) =>
        WriteAsync(ct => RunRow.MailBeginsAsync(Session, runs, recipients, ct), hurried: false);

    /// <summary>What has become of the report of a day that an earlier command has loaded.</summary>
    public Task NoteReportAsync(RunInfo run, ReportState state, string? error) =>
        WriteAsync(ct => RunRow.ReportedAsync(Session, run, state, error, ct), hurried: false);

    /// <summary>What has become of the mail about a day that an earlier command has loaded.</summary>
    public Task NoteMailAsync(
        RunInfo run,
        MailState? state,
        IReadOnlyDictionary<string, MailState> recipients,
        string? error
    ) => WriteAsync(ct => RunRow.MailedAsync(Session, run, state, recipients, error, ct), hurried: false);

    /// <summary>The end of all these runs.</summary>
    public Task EndAsync(IReadOnlyList<Guid> runs, RunEnd end) =>
        WriteAsync(ct => RangeRows.EndAsync(Session, runs, end, time.GetUtcNow(), ct), end.Cancelled);

    public ValueTask DisposeAsync()
    {
        _turn.Dispose();
        return _session?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private async Task WriteAsync(Func<CancellationToken, Task> write, bool hurried)
    {
        if (_session is null)
            return;
        await _turn.WaitAsync();
        try
        {
            await LedgerWriting.WriteAsync(_session, write, hurried, log);
        }
        finally
        {
            _turn.Release();
        }
    }
}
