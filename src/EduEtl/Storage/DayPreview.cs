using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage.Postgres;

namespace EduEtl.Storage;

/// <summary>
/// What a load of the window would meet, looked at and not touched: the session is read-only, no table is made and no
/// lock taken.
/// </summary>
/// <param name="InDay">Rows that the load would replace in the window.</param>
/// <param name="Elsewhere">Rows of other times, which only a reset would take out; 0 without one.</param>
/// <param name="Held">The characters that the database can hold; null where nothing is to be said of that.</param>
/// <param name="InWork">Why the load could not begin now; null where it could.</param>
internal sealed record DayPreview(long InDay, long Elsewhere, CharacterSet? Held, DayInWorkException? InWork)
{
    /// <summary>All that the load would take out.</summary>
    public long Replaced => InDay + Elsewhere;

    /// <exception cref="ExpectedException">The database refuses, or the main table has other columns than ours.</exception>
    public static async Task<DayPreview> LookAsync(DatabaseSettings settings, DayWindow window, CancellationToken ct)
    {
        await using Session session = await Database.OpenReadOnlyAsync(settings, ct);
        try
        {
            await Schema.LocateAsync(session, ct);
            CharacterSet? held = await HeldCharacters.ReadAsync(session, ct);
            if (await MainColumns.LookAsync(session, ct) is null)
                return new(0, 0, held, null);
            long inDay = await WindowStatistics.CountAsync(session, window, ct);
            long all = settings.ResetOnStart
                ? await session.ScalarAsync<long>($"SELECT count(*) FROM {session.Tables.Main.Sql}", ct)
                : inDay;
            return new(inDay, all - inDay, held, await DayLock.LookAsync(session, window, settings.ResetOnStart, ct));
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings, ct);
        }
    }
}
