using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage.Ledger;

/// <summary>The newest run that has a day in the table, as the ledger tells of it; a test only where nothing else has.</summary>
/// <param name="Totals">
/// Of the day, not of this run alone: what the newest load received, what the replays after it admitted of that, and what a
/// test after it has changed in the first hour.
/// </param>
/// <param name="LoadedAfterDay">Whether the load began after the day was over; a replay adds nothing to that.</param>
/// <param name="Recipients">By address, letter case aside.</param>
/// <param name="Error">What failed first; null where nothing did.</param>
/// <param name="IsTestedSince">Whether the first hour is a later test's.</param>
internal sealed record CommittedRun(
    RunInfo Info,
    RowTotals Totals,
    bool LoadedAfterDay,
    ReportState Report,
    IReadOnlyDictionary<string, MailState> Recipients,
    string? Error,
    bool IsTestedSince = false
)
{
    private const int IsLoad = 15;

    /// <summary>Whether the day is settled by it.</summary>
    public bool Settles => LoadedAfterDay && !Info.Window.TestMode;

    /// <summary>Null where no run has loaded the day, or a reset has taken it out since.</summary>
    public static async Task<CommittedRun?> FindNewestAsync(Session session, DateOnly day, CancellationToken ct)
    {
        await using NpgsqlCommand query = session.Command(
            $"""
            SELECT run_id, test_mode, started_at, host, user_name, version,
                rows_received, rows_stored, rows_rejected, rows_defective, rows_replaced, problem_counts::text,
                report_state, mail_recipients::text, error, kind = 'load'
            FROM {session.Tables.Runs.Sql} WHERE {RunSql.Committed} ORDER BY {RunSql.NewestFirst}
            """,
            session.Tables.Main.Table,
            day
        );
        var runs = new List<(CommittedRun Run, bool IsLoad)>();
        await using (NpgsqlDataReader reader = await query.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                runs.Add((Read(reader, day), reader.GetBoolean(IsLoad)));
        CommittedRun? whole = Newest(runs.Where(one => !one.Run.Info.Window.TestMode));
        return whole is null
            ? Newest(runs)
            : whole.Under(runs.TakeWhile(one => !one.IsLoad || one.Run.Info.Window.TestMode).Select(one => one.Run));
    }

    private static CommittedRun? Newest(IEnumerable<(CommittedRun Run, bool IsLoad)> runs)
    {
        var replays = new Stack<CommittedRun>();
        foreach ((CommittedRun run, bool isLoad) in runs)
        {
            if (isLoad)
                return replays.Aggregate(run, (before, replay) => replay.On(before));
            replays.Push(run);
        }
        return null;
    }

    /// <summary>This run of the whole day, with the tests that have replaced the first hour after it.</summary>
    private CommittedRun Under(IEnumerable<CommittedRun> later)
    {
        RowTotals[] tests = [.. later.Where(run => run.Info.Window.TestMode).Select(run => run.Totals)];
        long more = tests.Sum(test => test.Stored - test.Replaced);
        return this with
        {
            Totals = Totals with { Received = Totals.Received + more, Stored = Totals.Stored + more },
            IsTestedSince = tests.Length > 0,
        };
    }

    /// <summary>This replay, on top of the run before it: what is still rejected is the replay's, the rest adds up.</summary>
    private CommittedRun On(CommittedRun before) =>
        this with
        {
            Totals = new(
                before.Totals.Received,
                before.Totals.Stored + Totals.Stored,
                Totals.Rejected,
                before.Totals.Defective + Totals.Defective,
                before.Totals.Replaced,
                Sum(Totals.ByProblem, before.Totals.ByProblem.Where(count => !count.Key.IsRejection()))
            ),
            LoadedAfterDay = before.LoadedAfterDay,
            // Who was told of the day was told all of it, where nothing came to it.
            Report = Totals.Stored == 0 && Report == ReportState.NotReached ? before.Report : Report,
            Recipients = Totals.Stored == 0 && Recipients.Count == 0 ? before.Recipients : Recipients,
        };

    private static SortedDictionary<Problem, long> Sum(
        IEnumerable<KeyValuePair<Problem, long>> counts,
        IEnumerable<KeyValuePair<Problem, long>> more
    )
    {
        var sum = new SortedDictionary<Problem, long>();
        foreach ((Problem problem, long count) in counts.Concat(more))
            sum[problem] = sum.GetValueOrDefault(problem) + count;
        return sum;
    }

    private static CommittedRun Read(NpgsqlDataReader row, DateOnly day)
    {
        var info = new RunInfo(
            row.GetGuid(0),
            new(day, row.GetBoolean(1)),
            row.GetFieldValue<DateTimeOffset>(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5)
        );
        var totals = new RowTotals(
            row.GetInt64(6),
            row.GetInt64(7),
            row.GetInt64(8),
            row.GetInt64(9),
            row.GetInt64(10),
            LedgerWords.Counts(row.Text(11))
        );
        return new(
            info,
            totals,
            info.Window.DayIsOver(info.StartedAt),
            LedgerWords.Report(row.Text(12)),
            LedgerWords.Recipients(row.Text(13)),
            row.Text(14)
        );
    }
}

/// <summary>How every statement finds the runs that have a day in the table.</summary>
internal static class RunSql
{
    public const string InTable = "outcome IN ('settled', 'partial') AND wiped_by IS NULL";

    /// <summary>Of a table, $1, and a day, $2.</summary>
    public const string Committed = $"table_name = $1 AND day = $2 AND {InTable}";

    public const string NewestFirst = "loaded_at DESC, started_at DESC";
    public const string OldestFirst = "loaded_at, started_at";
}
