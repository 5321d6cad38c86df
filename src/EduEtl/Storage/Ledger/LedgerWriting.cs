using System.Data;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage.Postgres;
using Npgsql;
using Serilog;

namespace EduEtl.Storage.Ledger;

/// <summary>What is noted in the ledger after the work is done: the day itself is safe whether that succeeds or not.</summary>
internal static class LedgerWriting
{
    // An interrupted program has to be gone within two seconds.
    private static readonly TimeSpan Hurried = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Patient = TimeSpan.FromSeconds(15);

    /// <summary>Writes, on a new connection where the given one is broken; a failure is a warning in the log.</summary>
    /// <returns>The connection that is in use from now on.</returns>
    public static async Task<NpgsqlConnection> WriteAsync(
        DatabaseSettings settings,
        NpgsqlConnection connection,
        Func<NpgsqlConnection, CancellationToken, Task> write,
        bool hurried,
        ILogger log
    )
    {
        using var patience = new CancellationTokenSource(hurried ? Hurried : Patient);
        try
        {
            if (connection.State == ConnectionState.Open && await TryAsync(connection, write, log, patience.Token))
                return connection;
            // The session can have died unnoticed while others worked; the server may well be there.
            await connection.DisposeAsync();
            using var again = new CancellationTokenSource(Patient);
            CancellationToken ct = hurried ? patience.Token : again.Token;
            connection = await Database.OpenAsync(settings, ct);
            await write(connection, ct);
        }
        catch (Exception e)
        {
            log.WarningText(Strings.LogLedgerNotWritten, e);
        }
        return connection;
    }

    /// <summary>Commits what a run has loaded. Where the answer is lost, the ledger is asked on a new connection.</summary>
    /// <exception cref="ExpectedException">The ledger cannot be asked either.</exception>
    public static async Task CommitAsync(
        DatabaseSettings settings,
        NpgsqlTransaction transaction,
        RunLedger ledger,
        ILogger log
    )
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            log.WarningText(Strings.LogCommitUnanswered, e);
            if (!await TellsCommitAsync(settings, ledger, e))
                throw;
        }
    }

    /// <summary>
    /// Whether a commit whose answer was lost went through. The load's outcome is part of the same commit, so the ledger
    /// knows.
    /// </summary>
    private static async Task<bool> TellsCommitAsync(DatabaseSettings settings, RunLedger ledger, Exception cause)
    {
        using var patience = new CancellationTokenSource(Patient);
        try
        {
            await using NpgsqlConnection connection = await Database.OpenAsync(settings, patience.Token);
            return await ledger.HasOutcomeAsync(connection, patience.Token);
        }
        catch (Exception)
        {
            throw DatabaseErrors.CommitUnknown(settings, cause);
        }
    }

    private static async Task<bool> TryAsync(
        NpgsqlConnection connection,
        Func<NpgsqlConnection, CancellationToken, Task> write,
        ILogger log,
        CancellationToken ct
    )
    {
        try
        {
            await write(connection, ct);
            return true;
        }
        catch (Exception e)
        {
            log.DebugText(Strings.LogLedgerNotWritten, e);
            return false;
        }
    }
}
