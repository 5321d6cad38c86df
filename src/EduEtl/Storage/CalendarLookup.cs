using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
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
    public CalendarLookup(DatabaseSettings settings, DateOnly today, TimeSpan longest)
    {
        _settings = settings;
        _longest = longest;
        _patience = new(longest);
        CancellationToken ct = _patience.Token;
        _reading = Task.Run(() => ReadAsync(today, ct), CancellationToken.None);
    }

    /// <summary>Null where the database did not tell; <paramref name="why"/> is then told the reason.</summary>
    public async Task<DayCalendar?> ResultAsync(Action<string> why, CancellationToken ct)
    {
        try
        {
            return await _reading.WaitAsync(_patience.Token).WaitAsync(ct);
        }
        catch (ExpectedException e)
        {
            why(e.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            why(Strings.PromptNoAnswer.With(_settings.Address, _settings.Name, _longest.TotalSeconds));
        }
        return null;
    }

    public void Dispose()
    {
        _patience.Cancel();
        // Who nobody waits for any more must not fail unheard.
        _reading.ContinueWith(task => task.Exception, TaskScheduler.Default);
        _patience.Dispose();
    }

    private async Task<DayCalendar> ReadAsync(DateOnly today, CancellationToken ct)
    {
        await using Session session = await Database.OpenReadOnlyAsync(_settings, ct);
        try
        {
            return await LedgerDays.ReadAsync(session, today, ct);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, _settings, ct);
        }
    }
}
