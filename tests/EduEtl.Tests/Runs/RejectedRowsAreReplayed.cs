using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Runs;

/// <summary>Ids of 36 characters came, and the setting said 32: rows 2, 3 and 5 were rejected, and 4 for its time.</summary>
public sealed class RejectedRowsAreReplayed(PostgresFixture postgres)
{
    private const string Runs = """
        SELECT string_agg(concat_ws(' ', kind, outcome, rows_received, rows_stored, rows_rejected, rows_defective,
            rows_replaced, unique_users, runs), '; ' ORDER BY started_at) FROM etl_runs
        """;

    private const string Kept = """
        SELECT string_agg(concat_ws(' ', kind, row_number, problem, p.stored), '; ' ORDER BY row_number)
        FROM etl_problem_rows p JOIN etl_runs USING (run_id)
        """;

    private static readonly string Long = new('b', 36);
    private static readonly string OtherLong = new('c', 36);

    [Fact]
    public async Task Those_that_pass_now_are_admitted_once()
    {
        await using World world = await LoadedAsync();
        ProcessResult result = await ReplayAsync(world);
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains(
            "rows checked again: 5, admitted: 3, still rejected: 2",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("Rows received: 7 = stored: 5 + rejected: 2", result.Output, StringComparison.Ordinal);
        Assert.Contains("eduetl report --date 2024-10-02", result.Output, StringComparison.Ordinal);
        Assert.Equal("load settled 7 2 5 1 0 1 2; replay settled 5 3 2 1 0 3 5", await world.QueryAsync<string>(Runs));
        Assert.Equal(
            "replay 3 params_unreadable t; replay 4 user_id_length f; replay 6 params_unreadable t; replay 7 not_an_object f",
            (await world.QueryAsync<string>(Kept)).Replace("true", "t").Replace("false", "f")
        );
        string day = await world.ChecksumAsync();
        Assert.StartsWith("5 ", day, StringComparison.Ordinal);

        ProcessResult again = await ReplayAsync(world);
        Assert.Contains(
            "rows checked again: 2, admitted: 0, still rejected: 2",
            again.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("Rows received: 7 = stored: 5 + rejected: 2", again.Output, StringComparison.Ordinal);
        Assert.Equal(day, await world.ChecksumAsync());
        Assert.Single(world.Platform.Calls);
    }

    [Fact]
    public async Task Nobody_is_told_where_none_was_admitted()
    {
        await using World world = await LoadedAsync();
        Dictionary<string, string> settings = new(world.Settings);
        Expect.Success(await world.RunAsync("replay", "--date", "2024-10-02"));
        foreach ((string name, string value) in settings)
            world.Settings[name] = value;
        int mails = world.Mails.Count;
        ProcessResult result = await world.RunAsync("notify", "--date", "2024-10-02");
        Expect.Success(result);
        Assert.Contains("Nobody is left to mail", result.Output, StringComparison.Ordinal);
        Assert.Equal(mails, world.Mails.Count);
        Expect.Success(await world.RunAsync("notify", "--date", "2024-10-02", "--again"));
        Assert.DoesNotContain("not updated", world.Mails[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_and_mail_tell_the_days_new_totals()
    {
        await using World world = await LoadedAsync();
        Dictionary<string, string> settings = new(world.Settings);
        await ReplayAsync(world);
        foreach ((string name, string value) in settings)
            world.Settings[name] = value;
        Assert.Equal(0, (await world.RunAsync("report", "--date", "2024-10-02")).ExitCode);
        Assert.Equal(0, (await world.RunAsync("notify", "--date", "2024-10-02")).ExitCode);
        Assert.Equal(
            "load done sent; replay done sent",
            await world.QueryAsync<string>(
                "SELECT string_agg(concat_ws(' ', kind, report_state, mail_state), '; ' ORDER BY started_at) FROM etl_runs"
            )
        );
        string mail = Late.Message(world.Mail.Mailbox[^1]).TextBody!.ReplaceLineEndings("\n");
        Assert.Contains("Received = stored + rejected: 7 = 5 + 2\n", mail, StringComparison.Ordinal);
        Assert.Contains("Rows stored with defects: 2\n", mail, StringComparison.Ordinal);
        Assert.Contains("User id of a wrong length (rejected): 1;", mail, StringComparison.Ordinal);
        Assert.Contains("passback_params cannot be read: 2;", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_nothing_to_check_again()
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        ProcessResult result = await world.RunAsync("replay", "--date", "2024-10-02");
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains("nothing to check again", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs"));
    }

    [Fact]
    public async Task A_load_after_it_replaces_all_and_begins_from_nothing()
    {
        await using World world = await LoadedAsync();
        Dictionary<string, string> settings = new(world.Settings);
        await ReplayAsync(world);
        foreach ((string name, string value) in settings)
            world.Settings[name] = value;
        ProcessResult result = await world.SettleAsync();
        // The ids of 32 characters are the wrong ones now.
        Assert.Contains(
            "= stored: 3 + rejected: 4; with defects: 1, replaced: 5",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.StartsWith("3 ", await world.ChecksumAsync(), StringComparison.Ordinal);
        Assert.Equal(4, await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows WHERE NOT stored"));
        Assert.Equal(5, await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows"));
    }

    [Fact]
    public async Task It_is_killed_in_the_middle()
    {
        await using World world = await LoadedAsync();
        string before = await world.ChecksumAsync() + await world.QueryAsync<string>(Kept);
        await using (NpgsqlConnection blocker = await world.Database.OpenAsync())
        {
            await using NpgsqlTransaction transaction = await blocker.BeginTransactionAsync(
                TestContext.Current.CancellationToken
            );
            await using NpgsqlCommand hold = new("LOCK TABLE etl_problem_rows IN SHARE MODE", blocker);
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            world.Set("Api__UserIdLength", "36");
            using EduEtlProcess process = world.Start("replay", "--date", "2024-10-02");
            const string waiting =
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'etl_problem_rows'::regclass";
            while (await world.QueryAsync<long>(waiting) == 0)
                await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        await Late.FreeAsync(world);
        Assert.Equal(before, await world.ChecksumAsync() + await world.QueryAsync<string>(Kept));
        Assert.Equal(0, (await ReplayAsync(world)).ExitCode);
        Assert.StartsWith("5 ", await world.ChecksumAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_of_an_earlier_version_gains_what_it_lacks()
    {
        await using World world = await LoadedAsync();
        await world.ExecuteAsync("ALTER TABLE etl_runs DROP COLUMN kind, DROP COLUMN problem_counts");
        Assert.Equal(0, (await ReplayAsync(world)).ExitCode);
        Assert.Equal(
            "load replay",
            await world.QueryAsync<string>("SELECT string_agg(kind, ' ' ORDER BY started_at) FROM etl_runs")
        );
    }

    /// <summary>More than one buffer's fill, so that numbers and rows have to keep together across reads.</summary>
    [Fact]
    public async Task Many_rows_keep_their_numbers()
    {
        await using World world = await World.StartAsync(postgres);
        string[] rows =
        [
            .. Enumerable
                .Range(1, 3000)
                .Select(i =>
                    Answers.Row(
                        user: i % 3 == 0 ? Long
                        : i % 3 == 1 ? null
                        : $"{i}"[..1]
                    )
                ),
        ];
        world.Platform.Fault = Answers.Rows(rows);
        await world.SettleAsync();
        ProcessResult result = await ReplayAsync(world);
        Assert.Contains("rows checked again: 2,000, admitted: 1,000", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            1000,
            await world.QueryAsync<long>(
                "SELECT count(*) FROM etl_problem_rows WHERE raw LIKE '%\"' || left(row_number::text, 1) || '\"%'"
            )
        );
        Assert.Equal(
            0,
            await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows WHERE row_number % 3 <> 2")
        );
    }

    [Fact]
    public async Task The_rule_itself_is_wrong()
    {
        await using World world = await LoadedAsync();
        world.Set("Api__UserIdLength", "thirty-six");
        ProcessResult result = await world.RunAsync("replay", "--date", "2024-10-02");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("Api:UserIdLength", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Under the corrected rule, without the API's settings.</summary>
    private static Task<ProcessResult> ReplayAsync(World world)
    {
        world.Set("Api__UserIdLength", "36");
        return Late.RunAsync(world, "replay", "Api__UserIdLength");
    }

    private async Task<World> LoadedAsync()
    {
        World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Rows(
            Answers.Row(),
            Answers.Row(user: Long),
            Answers.Row(passbackParams: "nonsense"),
            Answers.Row(user: "short"),
            Answers.Row(user: OtherLong),
            Answers.Row(user: Long, passbackParams: "nonsense"),
            "7"
        );
        ProcessResult result = await world.SettleAsync();
        Assert.True(result.ExitCode == 0, result.All);
        return world;
    }
}
