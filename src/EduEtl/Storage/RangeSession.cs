using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using Npgsql;
using Serilog;

namespace EduEtl.Storage;

/// <summary>
/// The database's side of a command for several days, on a connection of its own beside those of the runs: it tells
/// which days are settled, keeps the loaded ones from others until their mail is out, and notes what became of the
/// report and the mail that they share.
/// </summary>
internal sealed class RangeSession(DatabaseSettings settings, TimeProvider time, ILogger log) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private NpgsqlConnection? _connection;
    private Schema? _schema;

    /// <exception cref="ExpectedException">The database cannot be reached or refuses.</exception>
    public async Task<DayCalendar> LookAsync(DateOnly today, CancellationToken ct)
    {
        NpgsqlConnection connection = await Database.OpenAsync(settings, ct);
        _connection = connection;
        return await DatabaseErrors.ExplainAsync(settings, ReadAsync, ct);

        async Task<DayCalendar> ReadAsync()
        {
            _schema = await Schema.LocateAsync(connection, settings, ct);
            return await LedgerDays.ReadAsync(connection, settings, today, ct);
        }
    }

    /// <summary>Takes the hold on a loaded day over from the session that loaded it, so that this one can end.</summary>
    public async Task KeepAsync(PostgresWriter writer, RunInfo run)
    {
        await writer.ShareAsync();
        await WriteAsync(TakeOverAsync, hurried: false);

        async Task TakeOverAsync(NpgsqlConnection connection, CancellationToken ct)
        {
            await DayLock.KeepAsync(connection, _schema!, run.Window, ct);
            await RunRows.UpdateAsync(connection, _schema!, [run.Id], "backend_pid = pg_backend_pid()", [], ct);
        }
    }

    /// <summary>What is told of the newest settled day in the table, be it this one or a later one.</summary>
    /// <param name="run">Of the last day that this command has loaded.</param>
    /// <param name="load">What that run loaded.</param>
    /// <param name="since">The first day that this command has loaded: the history reaches back to it.</param>
    /// <param name="ct">Interrupts.</param>
    /// <exception cref="ExpectedException">The database cannot tell: the report fails, the days are safe.</exception>
    public Task<DayReport> DescribeNewestAsync(RunInfo run, LoadResult load, DateOnly since, CancellationToken ct) =>
        ReadAsync(run, connection => DayReportQuery.ReadNewestAsync(connection, _schema!, run, load, since, ct), ct);

    /// <summary>What is told of a day that this command has loaded.</summary>
    /// <exception cref="ExpectedException">The ledger cannot be read: the report fails, the day is safe.</exception>
    public Task<DayReport> DescribeAsync(RunInfo run, LoadResult load, CancellationToken ct) =>
        ReadAsync(
            run,
            connection =>
                DayReportQuery.ReadAsync(connection, _schema!, run, load.Totals, run.Settles, load.Window, ct),
            ct
        );

    /// <inheritdoc cref="PostgresWriter.InTurnAsync"/>
    public Task InTurnAsync(SheetsSettings sheet, Func<Task> report, CancellationToken ct) =>
        SheetTurn.TakeAsync(_connection!, sheet, report, log, ct);

    /// <summary>Notes that the mail about these runs is on its way, if that can be noted: no mail waits for it.</summary>
    public Task MailBeginsAsync(IReadOnlyList<Guid> runs, IEnumerable<string> addresses) =>
        WriteAsync(
            (connection, ct) => RunRows.MailBeginsAsync(connection, _schema!, runs, addresses, ct),
            hurried: false
        );

    /// <summary>
    /// The end of all these runs: a run that failed has ended before and keeps its own error; one that loaded its day had
    /// no more to do of its own.
    /// </summary>
    public Task EndAsync(IReadOnlyList<Guid> runs, RunEnd end) =>
        WriteAsync(
            (connection, ct) =>
                RunRows.UpdateAsync(
                    connection,
                    _schema!,
                    runs,
                    """
                    finished_at = coalesce(finished_at, CASE WHEN loaded_at > started_at THEN loaded_at END, $6),
                    error = coalesce(error, $5),
                    report_state = CASE WHEN loaded_at IS NOT NULL THEN $4 END,
                    mail_state = $2, mail_recipients = $3::jsonb
                    """,
                    [LedgerWords.Of(end.Mail), LedgerWords.Of(end.Recipients), LedgerWords.Of(end.Report), end.Error],
                    ct,
                    time.GetUtcNow()
                ),
            end.Cancelled
        );

    public ValueTask DisposeAsync()
    {
        _turn.Dispose();
        return DayLock.EndAsync(_connection);
    }

    private async Task<DayReport> ReadAsync(
        RunInfo run,
        Func<NpgsqlConnection, Task<DayReport>> read,
        CancellationToken ct
    )
    {
        await _turn.WaitAsync(ct);
        try
        {
            _connection = await DayReportQuery.AliveAsync(settings, _connection!, run, ct);
            return await read(_connection);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>One after the other: days that are loaded at once end at once.</summary>
    private async Task WriteAsync(Func<NpgsqlConnection, CancellationToken, Task> write, bool hurried)
    {
        if (_connection is null)
            return;
        await _turn.WaitAsync();
        try
        {
            _connection = await LedgerWriting.WriteAsync(settings, _connection, write, hurried, log);
        }
        finally
        {
            _turn.Release();
        }
    }
}
