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
    public static async Task RequireAsync(Session session, CancellationToken ct)
    {
        (int process, bool citus) = (await session.ListAsync(Look, row => (row.GetInt32(0), row.GetBoolean(1)), ct))[0];
        if (citus && await session.ScalarAsync<bool>(IsWorker, ct))
            throw DatabaseErrors.IsWorker(session.Settings);
        // A pooler tells a number of its own when a connection is made; a server tells the true one.
        if (process != session.Connection.ProcessID && !await IsKeptAsync(session, process, ct))
            throw DatabaseErrors.NotOurSession(session.Settings);
    }

    /// <summary>Whether the process stays ours while another connection asks for one.</summary>
    private static async Task<bool> IsKeptAsync(Session session, int process, CancellationToken ct)
    {
        await using Session other = await Database.ConnectAsync(session.Settings, ct);
        try
        {
            await using NpgsqlTransaction transaction = await other.Connection.BeginTransactionAsync(ct);
            return await other.ScalarAsync<int>(Process, ct) != process
                && await session.ScalarAsync<int>(Process, ct) == process;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ProtocolViolation)
        {
            // What a pooler in statement mode says to a transaction.
            return false;
        }
    }
}
