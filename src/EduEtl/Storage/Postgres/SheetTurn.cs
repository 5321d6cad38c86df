using EduEtl.Settings;
using Serilog;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// One report after the other into a sheet, and into the pages' index: what a report reads there, or in the ledger, tells it
/// what to write, and another one in between would make it untrue. Reports of different days meet in the database alone. The
/// turn ends with its disposal.
/// </summary>
internal sealed class SheetTurn : IAsyncDisposable
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private readonly Session _session;
    private readonly long _key;
    private readonly ILogger _log;

    private SheetTurn(Session session, long key, ILogger log)
    {
        _session = session;
        _key = key;
        _log = log;
    }

    /// <summary>Waits until no other session is at it, as long as one waits for a table, and goes on all the same.</summary>
    public static async Task<SheetTurn> TakeAsync(
        Session session,
        SheetsSettings sheet,
        ILogger log,
        CancellationToken ct
    )
    {
        long key = AdvisoryLock.SheetKey(sheet.Enabled ? sheet.SpreadsheetId : "");
        try
        {
            await AdvisoryLock.WaitAsync(session, key, ct);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            ct.ThrowIfCancellationRequested();
            log.WarningText(Strings.LogSheetNotAlone, e);
        }
        return new(session, key, log);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_session.IsOpen)
            return;
        try
        {
            await AdvisoryLock.ReleaseAsync(_session, _key, LongestFarewell);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            // It ends with the session.
            _log.DebugText(Strings.LogSheetNotAlone, e);
        }
    }
}
