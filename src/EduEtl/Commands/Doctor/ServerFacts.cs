using Npgsql;

namespace EduEtl.Commands.Doctor;

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
