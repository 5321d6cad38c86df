using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>The operator is told so at the prompt, and settles it with one key.</summary>
public sealed class AWeekWasSkipped(PostgresFixture postgres)
{
    [Theory]
    [InlineData(
        "en",
        "Days missed: 7, the first is {0}. Enter settles it, m settles all.",
        "m",
        "Settled  7: {0} … {1}"
    )]
    [InlineData(
        "ru",
        "Пропущено дней: 7, первый — {0}. Enter — свести его, m — свести все.",
        "м",
        "Сведены  7: {0} … {1}"
    )]
    public async Task One_key_settles_it(string language, string told, string key, string settled)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--date", World.DaysAgo(8)));
        world.Set("Language", language);
        await using PseudoTerminal terminal = await AtTheQuestionAsync(world);
        foreach (
            string text in (string[])
                [$"{World.DaysAgo(8)[8..]}✓", string.Format(told, World.DaysAgo(7)), $"[{World.DaysAgo(7)}]"]
        )
            Assert.Contains(text, terminal.Text, StringComparison.Ordinal);
        await terminal.TypeAsync(key + "\r");
        await terminal.WaitForAsync(string.Format(settled, World.DaysAgo(7), World.DaysAgo(1)));
        Assert.Equal(0, await terminal.ExitAsync());
        Assert.Equal(1600, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        Assert.Equal(8, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs WHERE outcome = 'settled'"));
        Assert.Equal(2, world.Mails.Count);
        Assert.Equal(4, world.ReportCalls.Count());
    }

    [Fact]
    public async Task Enter_settles_the_oldest_day()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--date", World.DaysAgo(4)));
        await using PseudoTerminal terminal = await AtTheQuestionAsync(world);
        Assert.Contains($"[{World.DaysAgo(3)}]", terminal.Text, StringComparison.Ordinal);
        await terminal.TypeAsync("\r");
        Assert.Equal(0, await terminal.ExitAsync());
        Assert.Equal($"{World.DaysAgo(3)} settled", await world.LastRunAsync("day", "outcome"));
    }

    [Fact]
    public async Task Redirected_one_line_says_it()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--date", World.DaysAgo(4)));
        ProcessResult told = await TypeAsync(world, "exit\n");
        Assert.StartsWith($"Days missed: 3, the first is {World.DaysAgo(3)}.", told.Output, StringComparison.Ordinal);
        Assert.Equal(2, told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Expect.Success(await TypeAsync(world, "m\nexit\n"));
        Assert.Equal(4, await world.QueryAsync<long>("SELECT count(*) FROM etl_runs WHERE outcome = 'settled'"));
        ProcessResult nothing = await TypeAsync(world, "exit\n");
        Assert.StartsWith(
            $"No day is missed. {World.DaysAgo(1)} is settled:",
            nothing.Output,
            StringComparison.Ordinal
        );
        // As --missed says it, with whose leftovers it deals too.
        ProcessResult none = await TypeAsync(world, "m\n");
        Expect.Success(none);
        Assert.Contains("Nothing was to be done (exit code 0).", none.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "en",
        "Yesterday is suggested: which days are missed could not be found out: PostgreSQL at 127.0.0.1:1"
    )]
    [InlineData("ru", "Предлагается вчерашний день, пропущенные дни узнать не удалось: PostgreSQL на 127.0.0.1:1")]
    public async Task The_database_is_gone(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Set("Database__Port", "1");
        using EduEtlProcess process = world.Start();
        ProcessResult result = await process.EndAsync("exit\n");
        Expect.Success(result);
        Assert.StartsWith($"! {said}", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"[{World.DaysAgo(1)}]", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_does_not_answer()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        await using World world = await World.StartAsync(postgres);
        world.Set("Database__Port", $"{((System.Net.IPEndPoint)silent.LocalEndpoint).Port}");
        await using var terminal = PseudoTerminal.Start(world);
        await terminal.WaitForAsync("did not answer within 1 s");
        await terminal.WaitForAsync($"[{World.DaysAgo(1)}]");
        await terminal.TypeAsync("exit\r");
        Assert.Equal(0, await terminal.ExitAsync());
    }

    [Theory, InlineData("TestMode"), InlineData("Database__ResetOnStart")]
    public async Task It_is_not_told_where_no_run_would_settle_it(string setting)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync("--date", World.DaysAgo(4)));
        world.Set(setting, "true");
        using EduEtlProcess process = world.Start();
        ProcessResult result = await process.EndAsync("m\nexit\n");
        Expect.Success(result);
        Assert.StartsWith($"Which day? yyyy-MM-dd [{World.DaysAgo(1)}]", result.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "! m settles all missed days; it does not work in test mode",
            result.Error,
            StringComparison.Ordinal
        );
    }

    /// <summary>With the calendar: on a machine that is busy with other tests, the program's second can pass without it.</summary>
    private static async Task<PseudoTerminal> AtTheQuestionAsync(World world)
    {
        for (int left = 5; ; left--)
        {
            var terminal = PseudoTerminal.Start(world, 80, 40);
            await terminal.WaitForAsync("exit");
            if (left == 0 || terminal.Text.Contains('✓', StringComparison.Ordinal))
                return terminal;
            await terminal.DisposeAsync();
        }
    }

    private static async Task<ProcessResult> TypeAsync(World world, string typed)
    {
        for (int left = 5; ; left--)
        {
            using EduEtlProcess process = world.Start();
            ProcessResult result = await process.EndAsync(typed);
            if (left == 0 || !result.Error.Contains("did not answer", StringComparison.Ordinal))
                return result;
        }
    }
}
