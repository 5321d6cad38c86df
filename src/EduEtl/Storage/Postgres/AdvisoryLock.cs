using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using EduEtl.Attempts;
using Npgsql;
using Org.BouncyCastle.Crypto.Digests;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// PostgreSQL's advisory locks, by name. Session locks end with the connection, so that a run that died holds nothing.
/// </summary>
internal static class AdvisoryLock
{
    public static long TablesKey { get; } = Key("eduetl tables");

    public static long TableKey(TableName table) => Key($"eduetl {table.Sql}");

    public static long DayKey(TableName table, DayWindow window) => Key($"eduetl {table.Sql} {window}");

    /// <summary>The transaction's own, beside the session's: see <see cref="DayLock.HoldAsync"/>.</summary>
    public static long LoadKey(TableName table) => Key($"eduetl load {table.Sql}");

    /// <inheritdoc cref="LoadKey(TableName)"/>
    public static long LoadKey(TableName table, DayWindow window) => Key($"eduetl load {table.Sql} {window}");

    public static long SheetKey(string spreadsheetId) => Key($"eduetl sheet {spreadsheetId}");

    public static Task<bool> TrySharedAsync(NpgsqlConnection connection, long key, CancellationToken ct) =>
        TryAsync(connection, "SELECT pg_try_advisory_lock_shared($1)", key, ct);

    public static Task<bool> TryExclusiveAsync(NpgsqlConnection connection, long key, CancellationToken ct) =>
        TryAsync(connection, "SELECT pg_try_advisory_lock($1)", key, ct);

    /// <summary>Until the transaction ends.</summary>
    public static Task<bool> TrySharedInTransactionAsync(NpgsqlConnection connection, long key, CancellationToken ct) =>
        TryAsync(connection, "SELECT pg_try_advisory_xact_lock_shared($1)", key, ct);

    /// <inheritdoc cref="TrySharedInTransactionAsync"/>
    public static Task<bool> TryInTransactionAsync(NpgsqlConnection connection, long key, CancellationToken ct) =>
        TryAsync(connection, "SELECT pg_try_advisory_xact_lock($1)", key, ct);

    /// <summary>Waits, as long as the session waits for a lock on a table.</summary>
    public static async Task WaitAsync(NpgsqlConnection connection, long key, CancellationToken ct)
    {
        await using NpgsqlCommand command = Command(connection, "SELECT pg_advisory_lock($1)", key);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task ReleaseAsync(NpgsqlConnection connection, long key, TimeSpan within)
    {
        await using NpgsqlCommand command = Command(connection, "SELECT pg_advisory_unlock($1)", key);
        command.CommandTimeout = (int)within.TotalSeconds;
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public static async Task ReleaseAllAsync(NpgsqlConnection connection, TimeSpan within)
    {
        await using NpgsqlCommand command = new("SELECT pg_advisory_unlock_all()", connection);
        command.CommandTimeout = (int)within.TotalSeconds;
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>From an exclusive hold to a shared one; nobody else can take it exclusively in between.</summary>
    public static async Task ShareAsync(NpgsqlConnection connection, long key, CancellationToken ct)
    {
        if (await TrySharedAsync(connection, key, ct))
            await TryAsync(connection, "SELECT pg_advisory_unlock($1)", key, ct);
    }

    /// <summary>
    /// Waits as long as it takes, and holds until the transaction ends: who has it may be making an index on a big table.
    /// </summary>
    public static async Task WaitInTransactionAsync(NpgsqlConnection connection, long key, CancellationToken ct)
    {
        await using NpgsqlCommand command = new(
            $"""
            SET LOCAL lock_timeout = 0;
            SELECT pg_advisory_xact_lock({key.ToString(CultureInfo.InvariantCulture)});
            SET LOCAL lock_timeout = '{Database.LockTimeout}'
            """,
            connection
        );
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<bool> TryAsync(NpgsqlConnection connection, string sql, long key, CancellationToken ct)
    {
        await using NpgsqlCommand command = Command(connection, sql, key);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, long key) =>
        new(sql, connection) { Parameters = { new() { Value = key } } };

    // The framework's own SHA-256 is OpenSSL's, which a bare machine has not.
    private static long Key(string name)
    {
        var sha256 = new Sha256Digest();
        sha256.BlockUpdate(Encoding.UTF8.GetBytes(name));
        Span<byte> hash = stackalloc byte[sha256.GetDigestSize()];
        sha256.DoFinal(hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
