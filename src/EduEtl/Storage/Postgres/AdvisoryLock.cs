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

    public static Task<bool> TrySharedAsync(Session session, long key, CancellationToken ct) =>
        session.ScalarAsync<bool>("SELECT pg_try_advisory_lock_shared($1)", ct, key);

    /// <summary>Tries for one key, shared or not, and then for another; both belong to the session, or to the transaction.</summary>
    /// <returns>The key that somebody else has; null where both are taken.</returns>
    public static async Task<long?> TryBothAsync(
        Session session,
        (long Key, bool Shared) first,
        long second,
        bool inTransaction,
        CancellationToken ct
    )
    {
        string tried = inTransaction ? "pg_try_advisory_xact_lock" : "pg_try_advisory_lock";
        string firstTried = first.Shared ? tried + "_shared" : tried;
        int taken = await session.ScalarAsync<int>(
            $"SELECT CASE WHEN NOT {firstTried}($1) THEN 0 WHEN NOT {tried}($2) THEN 1 ELSE 2 END",
            ct,
            first.Key,
            second
        );
        return taken switch
        {
            0 => first.Key,
            1 => second,
            _ => null,
        };
    }

    /// <summary>Waits, as long as the session waits for a lock on a table.</summary>
    public static Task WaitAsync(Session session, long key, CancellationToken ct) =>
        session.ExecuteAsync("SELECT pg_advisory_lock($1)", ct, key);

    /// <param name="session">Whose it is.</param>
    /// <param name="key">Null: all that the session holds.</param>
    /// <param name="within">How long the server may take.</param>
    public static async Task ReleaseAsync(Session session, long? key, TimeSpan within)
    {
        await using NpgsqlCommand command = key is { } one
            ? session.Command("SELECT pg_advisory_unlock($1)", one)
            : session.Command("SELECT pg_advisory_unlock_all()");
        command.CommandTimeout = (int)within.TotalSeconds;
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>From an exclusive hold to a shared one; nobody else can take it exclusively in between.</summary>
    public static async Task ShareAsync(Session session, long key, CancellationToken ct)
    {
        if (await TrySharedAsync(session, key, ct))
            await session.ExecuteAsync("SELECT pg_advisory_unlock($1)", ct, key);
    }

    /// <summary>
    /// Waits as long as it takes, and holds until the transaction ends: who has it may be making an index on a big table.
    /// </summary>
    public static Task WaitInTransactionAsync(Session session, long key, CancellationToken ct) =>
        session.ExecuteAsync(
            $"""
            SET LOCAL lock_timeout = 0;
            SELECT pg_advisory_xact_lock({key.ToString(CultureInfo.InvariantCulture)});
            SET LOCAL lock_timeout = '{Database.LockTimeout}'
            """,
            ct
        );

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
