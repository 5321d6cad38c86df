using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using Serilog;

namespace EduEtl.Storage;

/// <summary>
/// A day that is in the table, for what is done with it later: held like a load holds it, from <see cref="OpenAsync"/> to the
/// end of its session.
/// </summary>
/// <param name="shared">The session of several days, which ends later; null: the day has one of its own.</param>
internal sealed class LoadedDay(DatabaseSettings settings, DateOnly day, ILogger log, Session? shared = null)
    : IAsyncDisposable
{
    private const int MostLooks = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private Session? _session;
    private WindowStatistics? _window;

    public Session Session => _session ?? throw NotOpen();

    /// <summary>Counted now, from the table.</summary>
    public DayStatistics Statistics => Counted.Day;

    /// <exception cref="ExpectedException">No run has loaded the day.</exception>
    public LoadResult Load => new(RequireRun().Totals, Counted);

    private WindowStatistics Counted => _window ?? throw NotOpen();

    /// <summary>Null where the table was adopted and no run of ours knows the day.</summary>
    public CommittedRun? Run { get; private set; }

    /// <summary>What the newest run covers: the whole day, or in test mode its first hour.</summary>
    public DayWindow Window => Run?.Info.Window ?? new(day, TestMode: false);

    /// <exception cref="ExpectedException">
    /// The database refuses, the day is in work elsewhere, nothing is loaded, or other rows than the ledger tells of.
    /// </exception>
    public async Task<LoadedDay> OpenAsync(CancellationToken ct)
    {
        _session = shared ?? await Database.OpenAsync(settings, ct);
        try
        {
            if (!await Schema.AdoptAsync(_session, log, ct))
                throw NothingLoaded();
            await DayLock.TakeAsync(_session, Window, wholeTable: false, ct);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings, ct);
        }
        await LookAsync(ct);
        await AgreeAsync(ct);
        if (Run is null && Statistics.Attempts == 0)
            throw NothingLoaded();
        log.InformationText(Strings.LogDayTaken.With(Window, _session.Tables.Main));
        return this;
    }

    /// <summary>Reads the run and the statistics, again after they changed; on a new connection where this one is broken.</summary>
    /// <exception cref="ExpectedException">The database refuses.</exception>
    public async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await Session.ReviveAsync(ct);
            Run = await CommittedRun.FindNewestAsync(Session, day, ct);
            _window = await WindowStatistics.ReadAsync(Session, Window, ct);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings, ct);
        }
    }

    /// <summary>What is told of the day.</summary>
    /// <param name="ours">Stands in where no run of ours has loaded the day.</param>
    public Task<DayReport> DescribeAsync(RunInfo ours, CancellationToken ct) =>
        DayReportQuery.ReadAsync(Session, Run?.Info ?? ours, Run?.Totals, Run?.Settles ?? false, Counted, ct);

    /// <exception cref="ExpectedException">No run has loaded the day.</exception>
    public CommittedRun RequireRun() => Run ?? throw NothingLoaded();

    /// <summary>Notes what became of the sheet.</summary>
    public Task NoteReportAsync(ReportState state, string? error) =>
        Run is { Info: { } run }
            ? NoteAsync(ct => RunRow.ReportedAsync(Session, run, state, error, ct), hurried: false)
            : Task.CompletedTask;

    /// <summary>Notes what became of the mail.</summary>
    public Task NoteMailAsync(MailState? state, IReadOnlyDictionary<string, MailState> recipients, string? error) =>
        Run is { Info: { } run }
            ? NoteAsync(ct => RunRow.MailedAsync(Session, run, state, recipients, error, ct), hurried: false)
            : Task.CompletedTask;

    /// <summary>Before the mail: not being able to note it must stop it.</summary>
    /// <exception cref="ExpectedException">No run has loaded the day, or the database refuses.</exception>
    public async Task MailBeginsAsync(IReadOnlyDictionary<string, MailState> recipients, CancellationToken ct)
    {
        try
        {
            await RunRow.MailBeginsAsync(Session, [RequireRun().Info.Id], recipients, ct);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings, ct);
        }
    }

    /// <summary>Writes into the ledger after the work; on a new connection where this one is broken.</summary>
    public Task NoteAsync(Func<CancellationToken, Task> write, bool hurried) =>
        LedgerWriting.WriteAsync(Session, write, hurried, log);

    public ValueTask DisposeAsync() =>
        shared is null && _session is { } own ? own.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>
    /// A machine of a cluster that is cut off at a commit shows its part of the day later, and nothing of that as an error.
    /// </summary>
    private async Task AgreeAsync(CancellationToken ct)
    {
        for (int look = 1; Run is { } run && run.Totals.Stored != Statistics.Attempts; look++)
        {
            if (look == MostLooks)
                throw TableErrors.Disagrees(Session.Tables.Main, Window, run.Totals.Stored, Statistics.Attempts);
            await Task.Delay(BetweenLooks, ct);
            await LookAsync(ct);
        }
    }

    private ExpectedException NothingLoaded() => DatabaseErrors.NothingLoaded(settings.Table, day, day);

    private static InvalidOperationException NotOpen() => new("The day is not open.");
}
