using System.Net;
using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;
using Npgsql;

namespace EduEtl.Commands.Doctor;

/// <summary>PostgreSQL, in a session in which the server itself refuses every change.</summary>
internal sealed class DatabaseChecks(DatabaseSettings settings, TimeProvider time, ClockCheck clock) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;
    private Schema? _schema;
    private Task _last = Task.CompletedTask;

    public IReadOnlyList<Check> Checks =>
        [
            new(Stage.Store.Title(), ct => Noted(ConnectAsync(ct))),
            new(Strings.DoctorRights, ct => LookAsync(look => RightsCheck.LookAsync(look, settings.User, ct), ct)),
            new(Strings.DoctorTable, ct => LookAsync(look => TableCheck.LookAsync(look, settings, ct), ct)),
            new(CitusCheck.Name, ct => LookAsync(look => CitusCheck.LookAsync(look, settings.DistributeBy, ct), ct)),
        ];

    /// <summary>Nobody waits for a check that was interrupted, but a connection in use cannot be closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _last.ContinueWith(_ => { }, TaskScheduler.Default);
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    private Task<Finding> Noted(Task<Finding> check)
    {
        _last = check;
        return check;
    }

    private async Task<Finding> ConnectAsync(CancellationToken ct)
    {
        await Database.ProveAsync(settings, ct);
        _connection = await Database.OpenReadOnlyAsync(settings, ct);
        ServerFacts server = await DatabaseErrors.ExplainAsync(
            settings,
            () => ServerFacts.ReadAsync(_connection, time, ct),
            ct
        );
        clock.Compare(Stage.Store.Title(), server.Ahead);
        string text = Strings.DoctorServer.With(
            settings.Address,
            settings.Name,
            Printable.Excerpt(server.Version),
            server.Tls ?? Strings.DoctorNoTls
        );
        if (server.TakesNoChanges)
            return new(
                Verdict.Failed,
                Stage.Store.Title(),
                Strings.DoctorServerReadOnly.With(text),
                Strings.DoctorServerReadOnlyRemedy
            );
        return server.Tls is null && !IsThisComputer()
            ? new(Verdict.Warning, Stage.Store.Title(), text, Strings.DoctorServerTlsRemedy)
            : new(Verdict.Well, Stage.Store.Title(), text);
    }

    private Task<Finding> LookAsync(Func<TablesInView, Task<Finding>> look, CancellationToken ct)
    {
        return Noted(DatabaseErrors.ExplainAsync(settings, LookAsync, ct));

        async Task<Finding> LookAsync()
        {
            _schema ??= await Schema.LocateAsync(_connection!, settings, ct);
            return await look(new(_connection!, _schema));
        }
    }

    private bool IsThisComputer() =>
        settings.IsSocket
        || settings.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(settings.Host, out IPAddress? address) && IPAddress.IsLoopback(address));
}

/// <summary>The tables, there or not, and a session to look at them.</summary>
internal sealed record TablesInView(NpgsqlConnection Connection, Schema Schema);

/// <summary>What a PostgreSQL server says of itself.</summary>
/// <param name="Tls">The protocol's name; null where the session is not encrypted.</param>
/// <param name="TakesNoChanges">A standby, or read-only for this user or database.</param>
/// <param name="Ahead">How far its clock is ahead of this computer's.</param>
internal sealed record ServerFacts(string Version, string? Tls, bool TakesNoChanges, TimeSpan Ahead)
{
    public static async Task<ServerFacts> ReadAsync(
        NpgsqlConnection connection,
        TimeProvider time,
        CancellationToken ct
    )
    {
        // The session's own setting is doctor's; what it would be without is the reset value.
        await using NpgsqlCommand query = new(
            """
            SELECT split_part(current_setting('server_version'), ' ', 1),
                (SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl),
                pg_is_in_recovery() OR (SELECT reset_val = 'on' FROM pg_settings WHERE name = 'default_transaction_read_only'),
                clock_timestamp()
            """,
            connection
        );
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(
            row.GetString(0),
            row.GetValue(1) as string,
            row.GetBoolean(2),
            row.GetDateTime(3) - time.GetUtcNow().UtcDateTime
        );
    }
}
