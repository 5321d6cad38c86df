using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class TheDateIsTyped(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "\"2023-02-29\" is not a date")]
    [InlineData("ru", "«2023-02-29» — не дата")]
    public async Task Bad_input_is_asked_again(string language, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        ProcessResult result = await TypeAsync(
            world,
            "10/02/2024\n2023-02-29\n9999-12-31\n\u001b[31mred\n2024-10-02\n"
        );
        Expect.Success(result);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Equal(4, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain('\u001b', result.All);
        Assert.Equal("2024-10-02 settled", await world.LastRunAsync("day", "outcome"));
    }

    [Theory, InlineData("\n"), InlineData("yesterday\n"), InlineData("  \r\n"), InlineData("\uFEFF\n")]
    public async Task Enter_takes_yesterday(string typed)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await TypeAsync(world, typed));
        Assert.Equal(
            "true settled",
            await world.LastRunAsync("(day = (started_at AT TIME ZONE 'UTC')::date - 1)", "outcome")
        );
    }

    [Theory, InlineData("exit\n"), InlineData("EXIT"), InlineData("\uFEFFexit\n"), InlineData("nonsense\n exit \n")]
    public async Task Exit_leaves_and_touches_nothing(string typed)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await TypeAsync(world, typed));
        Assert.True(await world.IsUntouchedAsync());
    }

    [Theory]
    [InlineData("en", "2.10.2024, today or yesterday", "settles all missed days", "exit   quits")]
    [InlineData("ru", "2.10.2024, сегодня или вчера", "свести все пропущенные дни", "exit   выйти")]
    public async Task A_question_mark_explains_the_choices(string language, params string[] said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        ProcessResult result = await TypeAsync(world, " ?\nexit\n");
        Expect.Success(result);
        Assert.Empty(result.Error);
        Assert.All(said, text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 79));
        Assert.True(await world.IsUntouchedAsync());
    }

    [Theory]
    [InlineData("en", "", "The input ended before a date.")]
    [InlineData("ru", "не дата\n", "Ввод закончился раньше, чем была названа дата.")]
    public async Task The_input_ends_before_a_date(string language, string typed, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        Expect.Failure(await TypeAsync(world, typed), 2, said, "eduetl --date yesterday");
        Assert.True(await world.IsUntouchedAsync());
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2100-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2024-1")]
    [InlineData("2.10.24")]
    [InlineData("")]
    [InlineData("\u001b]0;owned\u0007")]
    public async Task A_wrong_date_on_the_command_line_is_not_asked_again(string date)
    {
        await using World world = await World.StartAsync(postgres);
        ProcessResult result = await world.RunAsync("--date", date);
        Expect.Failure(result, 2, "is not a date");
        Assert.DoesNotContain('\u001b', result.All);
        Assert.True(await world.IsUntouchedAsync());
    }

    [Theory]
    [InlineData("0001-01-01", "0001-01-01 is too early")]
    [InlineData("0024-10-02", "0024-10-02 is too early")]
    [InlineData("1999-12-31", "1999-12-31 is too early")]
    [InlineData("9999-12-31", "The day 9999-12-31 has not begun yet")]
    [InlineData("2026-11-31", "\"2026-11-31\" is not a date: there is no such day.")]
    [InlineData("30.2.2024", "\"30.2.2024\" is not a date: there is no such day.")]
    public async Task A_day_that_no_platform_had_is_a_slip_of_the_keyboard(string date, string said)
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Failure(await world.RunAsync("--date", date), 2, said);
        Assert.True(await world.IsUntouchedAsync());
    }

    [Fact]
    public async Task A_leap_day_is_a_day()
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Success(await TypeAsync(world, "2024-02-29\n"));
        Assert.Equal("2024-02-29 settled", await world.LastRunAsync("day", "outcome"));
    }

    private static async Task<ProcessResult> TypeAsync(World world, string typed)
    {
        using EduEtlProcess process = world.Start();
        return await process.EndAsync(typed);
    }
}
