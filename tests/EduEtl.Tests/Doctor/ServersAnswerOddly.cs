using System.Globalization;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Doctor;

public sealed class ServersAnswerOddly(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "Google Sheets", "as Editor (button Share in Google Sheets)")]
    [InlineData("ru", "Google-таблица", "с правом «Редактор»")]
    public async Task The_sheet_is_shared_for_reading_only(string language, string name, string remedy)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Sheets.WriteKeyFile(Path.Combine(world.Folder, "key.json"), "viewer@sandbox.iam.gserviceaccount.com");
        await DoctorTrial.FailAsync(world, name, remedy);
        Assert.Equal(["token", "get", "batchUpdate"], world.Sheets.Calls.Select(call => call.Operation));
        Assert.Equal([200, 200, 403], world.Sheets.Calls.Select(call => call.Status));
    }

    [Fact]
    public async Task The_sheet_is_not_shared()
    {
        await using World world = await World.StartAsync(postgres);
        world.Sheets.WriteKeyFile(Path.Combine(world.Folder, "key.json"), "nobody@sandbox.iam.gserviceaccount.com");
        await DoctorTrial.FailAsync(
            world,
            "Google Sheets",
            "Share the sheet with nobody@sandbox.iam.gserviceaccount.com"
        );
    }

    [Theory]
    [InlineData("[]", "Nobody was at work", 0, '✓')]
    [InlineData("{\"errors\": \"no\"}", "something else than the day's rows", 3, '✗')]
    [InlineData("[{\"lti_user_id\": null}]", "No user id: 1", 3, '✗')]
    [InlineData("[{\"lti_user_id\": null}, {0}]", "admitted: 1, rejected: 1 (No user id: 1", 0, '!')]
    public async Task The_platform_answers_something_else(string body, string said, int exitCode, char mark)
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Body(body.Replace("{0}", DoctorTrial.YesterdayAtNoon, StringComparison.Ordinal));
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Assert.Equal(exitCode, result.ExitCode);
        string line = result
            .Output.Split('\n')
            .Single(line => line.Contains("Platform API —", StringComparison.Ordinal));
        Assert.StartsWith($"{mark}", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_platform_ignores_which_time_it_was_asked_for()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Rows(Answers.Row("2024-10-02 10:00:00"));
        string output = await DoctorTrial.FailAsync(world, "Platform API", "rows of other times than it was asked for");
        Assert.DoesNotContain("Api:UserIdLength", output, StringComparison.Ordinal);
        Assert.DoesNotContain("−0.0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_is_wrong()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = context =>
        {
            context.Response.Headers.Date = TimeProvider
                .System.GetUtcNow()
                .AddMinutes(3)
                .ToString("R", CultureInfo.InvariantCulture);
            return Task.FromResult(false);
        };
        ProcessResult result = await DoctorTrial.RunAsync(world);
        Expect.Success(result);
        Assert.Matches(@"! Clock — .* Platform API: \+1[78]\d s; PostgreSQL: [+−]?0\.\d s", result.Output);
    }
}
