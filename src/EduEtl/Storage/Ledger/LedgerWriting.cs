using EduEtl.Days;
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

    /// <summary>Writes, on a new connection where the session's is broken; a failure is a warning in the log.</summary>
    public static async Task WriteAsync(Session session, Func<CancellationToken, Task> write, bool hurried, ILogger log)
    {
        using var patience = new CancellationTokenSource(hurried ? Hurried : Patient);
        try
        {
            if (session.IsOpen && await TryAsync(write, log, patience.Token))
                return;
            // The session can have died unnoticed while others worked; the server may well be there.
            using var again = new CancellationTokenSource(Patient);
            CancellationToken ct = hurried ? patience.Token : again.Token;
            await session.ReplaceAsync(ct);
            await write(ct);
        }
        catch (Exception e)
        {
            log.WarningText(Strings.LogLedgerNotWritten, e);
        }
    }

    /// <summary>Commits what a run has loaded. Where the answer is lost, the ledger is asked on a new connection.</summary>
    /// <exception cref="ExpectedException">The ledger cannot be asked either.</exception>
    public static async Task CommitAsync(Session session, NpgsqlTransaction transaction, RunInfo run, ILogger log)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            log.WarningText(Strings.LogCommitUnanswered, e);
            if (!await TellsCommitAsync(session, run, e))
                throw;
        }
    }

    /// <summary>
    /// Whether a commit whose answer was lost went through. The load's outcome is part of the same commit, so the ledger
    /// knows.
    /// </summary>
    private static async Task<bool> TellsCommitAsync(Session session, RunInfo run, Exception cause)
    {
        using var patience = new CancellationTokenSource(Patient);
        try
        {
            await using Session other = await Database.OpenAsync(session.Settings, patience.Token);
            other.Tables = session.Tables;
            return await RunRow.HasOutcomeAsync(other, run, patience.Token);
        }
        catch (Exception)
        {
            throw DatabaseErrors.CommitUnknown(session.Settings, cause);
        }
    }

    private static async Task<bool> TryAsync(Func<CancellationToken, Task> write, ILogger log, CancellationToken ct)
    {
        try
        {
            await write(ct);
            return true;
        }
        catch (Exception e)
        {
            log.DebugText(Strings.LogLedgerNotWritten, e);
            return false;
        }
    }
}
