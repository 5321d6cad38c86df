using System.Net;
using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;
using Npgsql;

namespace EduEtl.Commands.Doctor;

/// <summary>PostgreSQL, in a session in which the server itself refuses every change.</summary>
internal sealed class DatabaseChecks(DatabaseSettings settings, TimeProvider time, ClockCheck clock) : IAsyncDisposable
{
    private Session? _session;
    private Task _last = Task.CompletedTask;

    public IReadOnlyList<Check> Checks =>
        [
            new(Stage.Store.Title(), ct => Noted(ConnectAsync(ct))),
            new(Strings.DoctorRights, ct => LookAsync(RightsCheck.LookAsync, ct)),
            new(
                Strings.DoctorTable,
                ct => LookAsync((session, ct) => TableCheck.LookAsync(session, DateText.Today(time), ct), ct)
            ),
            new(CitusCheck.Name, ct => LookAsync(CitusCheck.LookAsync, ct)),
        ];

    /// <summary>Nobody waits for a check that was interrupted, but a connection in use cannot be closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _last.ContinueWith(_ => { }, TaskScheduler.Default);
        if (_session is not null)
            await _session.DisposeAsync();
    }

    private Task<Finding> Noted(Task<Finding> check)
    {
        _last = check;
        return check;
    }

    private async Task<Finding> ConnectAsync(CancellationToken ct)
    {
        await (await Database.ProveAsync(settings, ct)).DisposeAsync();
        _session = await Database.OpenReadOnlyAsync(settings, ct);
        ServerFacts server = await ServerFacts.ReadAsync(_session, time, ct);
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
        if (_session.Encoding is { } encoding)
            return new(
                Verdict.Warning,
                Stage.Store.Title(),
                $"{text}. {Strings.DatabaseEncoding.With(encoding)}",
                Strings.DatabaseEncodingRemedy
            );
        return server.Tls is null && !IsThisComputer()
            ? new(Verdict.Warning, Stage.Store.Title(), text, Strings.DoctorServerTlsRemedy)
            : new(Verdict.Well, Stage.Store.Title(), text);
    }

    private Task<Finding> LookAsync(Func<Session, CancellationToken, Task<Finding>> look, CancellationToken ct)
    {
        return Noted(LookAsync());

        async Task<Finding> LookAsync()
        {
            try
            {
                await Schema.LocateAsync(_session!, ct);
                return await look(_session!, ct);
            }
            catch (Exception e) when (DatabaseErrors.Explains(e))
            {
                throw DatabaseErrors.Told(e, settings, ct);
            }
        }
    }

    private bool IsThisComputer() =>
        settings.IsSocket
        || settings.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(settings.Host, out IPAddress? address) && IPAddress.IsLoopback(address));
}

/// <summary>What a PostgreSQL server says of itself.</summary>
/// <param name="Tls">The protocol's name; null where the session is not encrypted.</param>
/// <param name="TakesNoChanges">
/// A standby. That a role or a database is read-only by its settings is no obstacle to our sessions.
/// </param>
/// <param name="Ahead">How far its clock is ahead of this computer's.</param>
internal sealed record ServerFacts(string Version, string? Tls, bool TakesNoChanges, TimeSpan Ahead)
{
    /// <exception cref="ExpectedException">The server does not tell.</exception>
    public static async Task<ServerFacts> ReadAsync(Session session, TimeProvider time, CancellationToken ct)
    {
        const string query = """
            SELECT split_part(current_setting('server_version'), ' ', 1),
                (SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl),
                pg_is_in_recovery(), clock_timestamp()
            """;
        try
        {
            return (await session.ListAsync(query, Read, ct))[0];
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, session.Settings, ct);
        }

        ServerFacts Read(NpgsqlDataReader row) =>
            new(row.GetString(0), row.Text(1), row.GetBoolean(2), row.GetDateTime(3) - time.GetUtcNow().UtcDateTime);
    }
}
