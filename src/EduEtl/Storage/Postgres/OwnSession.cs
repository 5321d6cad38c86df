using EduEtl.Settings;
using EduEtl.Shared;
using Npgsql;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// Whether a connection is one and the same server process from statement to statement. Behind a pooler that hands
/// processes out for a transaction or a statement, a lock would stay on somebody else's session, and so would settings.
/// </summary>
internal static class OwnSession
{
    /// <summary>Our server process, and whether this server is a worker of a Citus cluster, which has locks of its own.</summary>
    private const string Look = """
        SELECT pg_backend_pid(), to_regclass('pg_catalog.pg_dist_local_group') IS NOT NULL
        """;

    private const string Process = "SELECT pg_backend_pid()";
    private const string IsWorker = "SELECT EXISTS (SELECT FROM pg_catalog.pg_dist_local_group WHERE groupid <> 0)";

    /// <exception cref="ExpectedException">It is not, or the server is a worker.</exception>
    public static async Task RequireAsync(DatabaseSettings settings, NpgsqlConnection connection, CancellationToken ct)
    {
        (int process, bool citus) = await LookAsync(connection, ct);
        if (citus && await ScalarAsync<bool>(connection, IsWorker, ct))
            throw DatabaseErrors.IsWorker(settings);
        // A pooler tells a number of its own when a connection is made; a server tells the true one.
        if (process != connection.ProcessID && !await IsKeptAsync(settings, connection, process, ct))
            throw DatabaseErrors.NotOurSession(settings);
    }

    /// <summary>Whether the process stays ours while another connection asks for one.</summary>
    private static async Task<bool> IsKeptAsync(
        DatabaseSettings settings,
        NpgsqlConnection connection,
        int process,
        CancellationToken ct
    )
    {
        await using NpgsqlConnection other = Database.NewConnection(settings);
        await other.OpenAsync(ct);
        try
        {
            await using NpgsqlTransaction transaction = await other.BeginTransactionAsync(ct);
            return await ScalarAsync<int>(other, Process, ct) != process
                && await ScalarAsync<int>(connection, Process, ct) == process;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ProtocolViolation)
        {
            // What a pooler in statement mode says to a transaction.
            return false;
        }
    }

    private static async Task<(int Process, bool Citus)> LookAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using NpgsqlCommand query = new(Look, connection);
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetInt32(0), row.GetBoolean(1));
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using NpgsqlCommand query = new(sql, connection);
        return (T)(await query.ExecuteScalarAsync(ct))!;
    }
}
