using EduEtl.Days;
using EduEtl.Storage.Postgres;

namespace EduEtl.Storage.Ledger;

/// <summary>How the days stand, as the ledger tells; reading it makes nothing and locks nothing.</summary>
internal static class LedgerDays
{
    /// <summary>Finds the tables of the session first: where no run has made a ledger, no day is known.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public static async Task<DayCalendar> FindAsync(
        Session session,
        DateOnly today,
        DateOnly? since,
        CancellationToken ct
    ) =>
        await Schema.FindAsync(session, ct)
            ? await ReadAsync(session, today, since, ct)
            : new(null, new Dictionary<DateOnly, DayState>(), today, since);

    /// <param name="session">Nothing is written in it.</param>
    /// <param name="today">UTC.</param>
    /// <param name="since">As set: no earlier day counts as missed.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<DayCalendar> ReadAsync(
        Session session,
        DateOnly today,
        DateOnly? since,
        CancellationToken ct
    )
    {
        List<(DateOnly Day, DayState State)> days = await session.ListAsync(
            $"""
            SELECT day, CASE
                WHEN bool_or(outcome = 'settled' AND wiped_by IS NULL) THEN {(int)DayState.Settled}
                WHEN (array_agg(outcome ORDER BY started_at DESC))[1] = 'failed' THEN {(int)DayState.Failed}
                WHEN bool_or(outcome = 'partial' AND wiped_by IS NULL) THEN {(int)DayState.Partial}
                ELSE {(int)DayState.None} END
            FROM {session.Tables.Runs.Sql} WHERE table_name = $1 GROUP BY day ORDER BY day
            """,
            row => (row.GetFieldValue<DateOnly>(0), (DayState)row.GetInt32(1)),
            ct,
            session.Tables.Main.Table
        );
        DateOnly? first = days.Count > 0 ? days[0].Day : null;
        return new(first, days.ToDictionary(one => one.Day, one => one.State), today, since);
    }
}
