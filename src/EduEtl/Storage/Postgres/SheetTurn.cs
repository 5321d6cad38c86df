using System.Data;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
using Npgsql;
using Serilog;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// One report after the other into a sheet: what a report reads there tells it where to write, and another one in between
/// would move the rows. Reports of different days meet in the database alone.
/// </summary>
internal static class SheetTurn
{
    /// <summary>Does the work when no other session is at it; after as long as one waits for a table, all the same.</summary>
    public static async Task TakeAsync(
        NpgsqlConnection connection,
        SheetsSettings sheet,
        Func<Task> work,
        ILogger log,
        CancellationToken ct
    )
    {
        if (sheet.Enabled)
            await WaitAsync(connection, sheet.SpreadsheetId, log, ct);
        try
        {
            await work();
        }
        finally
        {
            if (sheet.Enabled)
                await EndAsync(connection, sheet.SpreadsheetId, log);
        }
    }

    private static async Task WaitAsync(NpgsqlConnection connection, string sheet, ILogger log, CancellationToken ct)
    {
        try
        {
            await AdvisoryLock.WaitAsync(connection, AdvisoryLock.SheetKey(sheet), ct);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            ct.ThrowIfCancellationRequested();
            log.WarningText(Strings.LogSheetNotAlone, e);
        }
    }

    private static async Task EndAsync(NpgsqlConnection connection, string sheet, ILogger log)
    {
        if (connection.State != ConnectionState.Open)
            return;
        try
        {
            await AdvisoryLock.ReleaseAsync(connection, AdvisoryLock.SheetKey(sheet), TimeSpan.FromSeconds(1));
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            // It ends with the session.
            log.DebugText(Strings.LogSheetNotAlone, e);
        }
    }
}
