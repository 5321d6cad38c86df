namespace EduEtl.Benchmarks.Lab;

/// <summary>The tables that the program has made, and one beside them of the same kind for the baselines.</summary>
internal static class Tables
{
    public const string Main = "lms_activities";
    public const string Baseline = "baseline";

    private const string Make = $"""
        CREATE TABLE IF NOT EXISTS {Main} (user_id varchar, created_at timestamp, oauth_consumer_key varchar,
            lis_result_sourcedid varchar, lis_outcome_service_url varchar, is_correct boolean, attempt_type varchar);
        CREATE INDEX IF NOT EXISTS {Main}_created_at_idx ON {Main} (created_at);
        CREATE TABLE IF NOT EXISTS {Baseline} (LIKE {Main} INCLUDING INDEXES);
        """;

    /// <summary>All tables as new, and nothing left for the disk to do.</summary>
    public static async Task EmptyAsync(Workbench bench)
    {
        await bench.ExecuteAsync(Make);
        await bench.ExecuteAsync($"TRUNCATE {Main}, {Baseline}");
        if (await bench.QueryAsync<bool>("SELECT to_regclass('etl_problem_rows') IS NOT NULL"))
            await bench.ExecuteAsync("TRUNCATE etl_runs, etl_problem_rows");
        await SettleDiskAsync(bench);
    }

    public static Task SettleDiskAsync(Workbench bench) => bench.ExecuteAsync("CHECKPOINT");

    /// <summary>The day's statistics as one would ask for them by hand.</summary>
    public static string Statistics(string table) =>
        $"""
            SELECT count(user_id), sum(runs), sum(submits), sum(successes) FROM (
                SELECT user_id, count(*) FILTER (WHERE attempt_type = 'run') AS runs,
                       count(*) FILTER (WHERE attempt_type = 'submit') AS submits,
                       count(*) FILTER (WHERE attempt_type = 'submit' AND is_correct) AS successes
                FROM {table} WHERE created_at >= '2024-10-02' AND created_at < '2024-10-03' GROUP BY user_id) AS by_user
            """;
}
