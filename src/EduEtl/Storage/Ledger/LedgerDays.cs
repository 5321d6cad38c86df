using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage.Ledger;

/// <summary>How the days stand, as the ledger tells; reading it makes nothing and locks nothing.</summary>
internal static class LedgerDays
{
    public static async Task<DayCalendar> ReadAsync(
        NpgsqlConnection connection,
        DatabaseSettings settings,
        DateOnly today,
        CancellationToken ct
    )
    {
        var known = new Dictionary<DateOnly, DayState>();
        DateOnly? first = null;
        if (await Schema.FindAsync(connection, settings, ct) is not { } schema)
            return new(first, known, today);
        await using NpgsqlCommand query = new(
            $"""
            SELECT day, CASE
                WHEN bool_or(outcome = 'settled' AND wiped_by IS NULL) THEN {(int)DayState.Settled}
                WHEN (array_agg(outcome ORDER BY started_at DESC))[1] = 'failed' THEN {(int)DayState.Failed}
                WHEN bool_or(outcome = 'partial' AND wiped_by IS NULL) THEN {(int)DayState.Partial}
                ELSE {(int)DayState.None} END
            FROM {schema.Runs.Sql} WHERE table_name = $1 GROUP BY day ORDER BY day
            """,
            connection
        );
        query.Parameters.Add(new() { Value = schema.Main.Table });
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            (DateOnly day, DayState state) = Read(row);
            first ??= day;
            known.Add(day, state);
        }
        return new(first, known, today);
    }

    private static (DateOnly Day, DayState State) Read(NpgsqlDataReader row) =>
        (row.GetFieldValue<DateOnly>(0), (DayState)row.GetInt32(1));
}
