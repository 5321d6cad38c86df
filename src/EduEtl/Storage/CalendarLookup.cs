using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;

namespace EduEtl.Storage;

/// <summary>
/// How the days stand, asked while the program starts. Nobody waits for it for long: a
/// question without a calendar is better than a question that does not come.
/// </summary>
internal sealed class CalendarLookup : IDisposable
{
    private readonly DatabaseSettings _settings;
    private readonly TimeSpan _longest;
    private readonly CancellationTokenSource _patience;
    private readonly Task<DayCalendar> _reading;

    /// <summary>Begins to look, on a thread of its own.</summary>
    public CalendarLookup(DatabaseSettings settings, DateOnly today, DateOnly? since, TimeSpan longest)
    {
        _settings = settings;
        _longest = longest;
        _patience = new(longest);
        CancellationToken ct = _patience.Token;
        _reading = Task.Run(() => ReadAsync(today, since, ct), CancellationToken.None);
    }

    /// <summary>The calendar, or why the database did not tell.</summary>
    public async Task<(DayCalendar? Calendar, string? Why)> ResultAsync(CancellationToken ct)
    {
        try
        {
            return (await _reading.WaitAsync(_patience.Token).WaitAsync(ct), null);
        }
        catch (ExpectedException e)
        {
            return (null, e.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, Strings.PromptNoAnswer.With(_settings.Address, _settings.Name, _longest.TotalSeconds));
        }
    }

    public void Dispose()
    {
        _patience.Cancel();
        // Who nobody waits for any more must not fail unheard.
        _reading.ContinueWith(task => task.Exception, TaskScheduler.Default);
        _patience.Dispose();
    }

    private async Task<DayCalendar> ReadAsync(DateOnly today, DateOnly? since, CancellationToken ct)
    {
        await using Session session = await Database.OpenReadOnlyAsync(_settings, ct);
        try
        {
            return await LedgerDays.FindAsync(session, today, since, ct);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, _settings, ct);
        }
    }
}
