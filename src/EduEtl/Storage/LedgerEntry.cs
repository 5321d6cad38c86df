using System.Data;
using EduEtl.Resources;
using EduEtl.Settings;
using Npgsql;
using Serilog;

namespace EduEtl.Storage;

/// <summary>What is noted in the ledger after the work is done: the day itself is safe whether that succeeds or not.</summary>
internal static class LedgerEntry
{
    // An interrupted program has to be gone within two seconds.
    private static readonly TimeSpan Hurried = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(15);

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
            if (connection.State != ConnectionState.Open)
            {
                await connection.DisposeAsync();
                connection = await Database.OpenAsync(settings, patience.Token);
            }
            await write(connection, patience.Token);
        }
        catch (Exception e) when (e is ExpectedException or OperationCanceledException || DatabaseErrors.Explains(e))
        {
            log.Warning(e, "{Text:l}", Strings.LogLedgerNotWritten);
        }
        return connection;
    }
}
