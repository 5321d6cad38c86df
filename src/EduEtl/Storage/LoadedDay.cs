using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using Npgsql;
using Serilog;

namespace EduEtl.Storage;

/// <summary>
/// A day that is in the table, for what is done with it later: held like a load holds it, on a connection of its own,
/// from <see cref="OpenAsync"/> to its disposal.
/// </summary>
internal sealed class LoadedDay(DatabaseSettings settings, DateOnly day, ILogger log) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private Schema? _schema;
    private WindowStatistics? _window;

    public NpgsqlConnection Connection => _connection ?? throw NotOpen();

    public Schema Tables => _schema ?? throw NotOpen();

    /// <summary>Counted now, from the table.</summary>
    public DayStatistics Statistics => (_window ?? throw NotOpen()).Day;

    /// <summary>Null where the table was adopted and no run of ours knows the day.</summary>
    public CommittedRun? Run { get; private set; }

    /// <summary>What the newest run covers: the whole day, or in test mode its first hour.</summary>
    public DayWindow Window => Run?.Info.Window ?? new(day, TestMode: false);

    /// <exception cref="ExpectedException">The database refuses, the day is in work elsewhere, or nothing is loaded.</exception>
    public async Task OpenAsync(CancellationToken ct)
    {
        _connection = await Database.OpenAsync(settings, ct);
        await ExplainAsync(TakeDayAsync, ct);
        log.InformationText(Strings.LogDayTaken.With(Window, Tables.Main));

        async Task TakeDayAsync()
        {
            _schema = await Schema.AdoptAsync(Connection, settings, log, ct) ?? throw NothingLoaded();
            await DayLock.TakeAsync(Connection, _schema, Window, wholeTable: false, ct);
            await LookAsync(ct);
            if (Run is null && Statistics.Attempts == 0)
                throw NothingLoaded();
        }
    }

    /// <summary>Reads the run and the statistics, again after they changed; on a new connection where this one is broken.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        _connection = await Database.AliveAsync(settings, Connection, ct);
        Run = await CommittedRun.FindNewestAsync(Connection, Tables, day, ct);
        _window = await WindowStatistics.ReadAsync(Connection, Tables.Main, Window, ct);
    }

    /// <summary>What is told of the day.</summary>
    /// <param name="ours">Stands in where no run of ours has loaded the day.</param>
    /// <param name="ct">Cancels.</param>
    public Task<DayReport> DescribeAsync(RunInfo ours, CancellationToken ct) =>
        DayReportQuery.ReadAsync(
            Connection,
            Tables,
            Run?.Info ?? ours,
            Run?.Totals,
            Run?.Settles ?? false,
            _window ?? throw NotOpen(),
            ct
        );

    /// <inheritdoc cref="PostgresWriter.InTurnAsync"/>
    public Task InTurnAsync(SheetsSettings sheet, Func<Task> report, CancellationToken ct) =>
        SheetTurn.TakeAsync(Connection, sheet, report, log, ct);

    /// <exception cref="ExpectedException">No run has loaded the day.</exception>
    public CommittedRun RequireRun() => Run ?? throw NothingLoaded();

    public Task ExplainAsync(Func<Task> work, CancellationToken ct) =>
        DatabaseErrors.ExplainAsync(
            settings,
            async () =>
            {
                await work();
                return true;
            },
            ct
        );

    /// <summary>Notes what became of the sheet; a failure is the run's first, since the report comes before the mail.</summary>
    public Task NoteReportAsync(ReportState state, string? error) =>
        NoteAsync(
            """
            report_state = $2, error = CASE WHEN $2 = 'failed' THEN $3 WHEN report_state = 'failed' THEN NULL ELSE error END
            """,
            [LedgerWords.Of(state), error]
        );

    /// <summary>Notes what became of the mail; the error of a report that failed before it stands.</summary>
    public Task NoteMailAsync(MailState? state, IReadOnlyDictionary<string, MailState> recipients, string? error) =>
        NoteAsync(
            """
            mail_state = $2, mail_recipients = $3::jsonb,
            error = CASE WHEN report_state = 'failed' THEN error ELSE $4 END
            """,
            [LedgerWords.Of(state), LedgerWords.Of(recipients), error]
        );

    /// <summary>As <see cref="NoteMailAsync"/> before the mail is sent, when not being able to note it must stop it.</summary>
    public Task MailBeginsAsync(IReadOnlyDictionary<string, MailState> recipients, CancellationToken ct) =>
        ExplainAsync(() => RunRows.MailBeginsAsync(Connection, Tables, [RequireRun().Info.Id], recipients, ct), ct);

    /// <summary>Writes into the ledger after the work; on a new connection where this one is broken.</summary>
    public async Task NoteAsync(Func<NpgsqlConnection, CancellationToken, Task> write, bool hurried) =>
        _connection = await LedgerWriting.WriteAsync(settings, Connection, write, hurried, log);

    public ValueTask DisposeAsync() => DayLock.EndAsync(_connection);

    private Task NoteAsync(string assignments, string?[] values) =>
        Run is null
            ? Task.CompletedTask
            : NoteAsync(
                (connection, ct) => RunRows.UpdateAsync(connection, Tables, [Run.Info.Id], assignments, values, ct),
                hurried: false
            );

    private ExpectedException NothingLoaded() => DatabaseErrors.NothingLoaded(settings.Table, day);

    private static InvalidOperationException NotOpen() => new("The day is not open.");
}
