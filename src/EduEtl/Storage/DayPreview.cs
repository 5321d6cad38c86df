using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage;

/// <summary>
/// What a load of the window would meet, looked at and not touched: the session is read-only, no table is made and no
/// lock taken.
/// </summary>
/// <param name="InDay">Rows that the load would replace in the window.</param>
/// <param name="Elsewhere">Rows of other times, which only a reset would take out; 0 without one.</param>
/// <param name="InWork">Why the load could not begin now; null where it could.</param>
internal sealed record DayPreview(long InDay, long Elsewhere, DayInWorkException? InWork)
{
    /// <summary>All that the load would take out.</summary>
    public long Replaced => InDay + Elsewhere;

    /// <exception cref="ExpectedException">The database refuses, or the main table has other columns than ours.</exception>
    public static async Task<DayPreview> LookAsync(DatabaseSettings settings, DayWindow window, CancellationToken ct)
    {
        await using NpgsqlConnection connection = await Database.OpenReadOnlyAsync(settings, ct);
        return await DatabaseErrors.ExplainAsync(settings, LookAsync, ct);

        async Task<DayPreview> LookAsync()
        {
            Schema schema = await Schema.LocateAsync(connection, settings, ct);
            if (!await MainColumns.ExistAsAsync(connection, schema.Main, ct))
                return new(0, 0, null);
            long inDay = await WindowStatistics.CountAsync(connection, schema.Main, window, ct);
            long all = settings.ResetOnStart ? await CountAsync(connection, schema.Main, ct) : inDay;
            return new(
                inDay,
                all - inDay,
                await DayLock.LookAsync(connection, schema, window, settings.ResetOnStart, ct)
            );
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, TableName main, CancellationToken ct)
    {
        await using NpgsqlCommand query = new($"SELECT count(*) FROM {main.Sql}", connection);
        return (long)(await query.ExecuteScalarAsync(ct))!;
    }
}
