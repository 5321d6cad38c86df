using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Exit 6: the day is settled, the sheet shows what it showed before, and the mail says so.</summary>
public sealed class TheSheetCannotBeWritten(PostgresFixture postgres)
{
    [Theory]
    [InlineData("en", "Share the sheet with eduetl@sandbox.iam.gserviceaccount.com as Editor", "sheet not updated")]
    [InlineData("ru", "eduetl@sandbox.iam.gserviceaccount.com", "таблица не обновлена")]
    public async Task It_is_not_shared(string language, string said, string subject)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Sheets.Fault = At("batchUpdate", FaultAnswer.Google(403, "PERMISSION_DENIED", "no permission"));
        await FailAsync(world, said, subject);
    }

    [Fact]
    public async Task The_quota_is_used_up_for_good()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Sheets__Attempts", "2");
        world.Sheets.Fault = At("get", FaultAnswer.QuotaExceeded(TimeSpan.FromSeconds(1)));
        ProcessResult result = await FailAsync(world, "Google's request quota is used up", "sheet not updated");
        Assert.Contains("Try 1 of 2 failed", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, world.Sheets.Calls.Count(call => call.Operation == "get"));
    }

    [Fact]
    public async Task No_answer_comes()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Sheets__Attempts", "1");
        world.Set("Sheets__Timeout", "00:00:01");
        world.Sheets.Fault = At("get", new FaultAnswer { Hangs = true });
        await FailAsync(world, "did not answer within 1 s", "sheet not updated");
    }

    [Theory]
    [InlineData(400, "INVALID_ARGUMENT", "Google refused the report")]
    [InlineData(401, "UNAUTHENTICATED", "does not accept the access token")]
    [InlineData(404, "NOT_FOUND", "There is no spreadsheet with the id")]
    [InlineData(500, "INTERNAL", "Google Sheets answered 500")]
    [InlineData(503, "UNAVAILABLE", "Google Sheets answered 503")]
    public async Task Google_refuses(int status, string name, string said)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Sheets__Attempts", "1");
        world.Sheets.Fault = At("batchUpdate", FaultAnswer.Google(status, name, "refused"));
        await FailAsync(world, said, "sheet not updated");
    }

    [Fact]
    public async Task The_token_is_refused()
    {
        await using World world = await World.StartAsync(postgres);
        world.Sheets.Fault = At("token", new() { Status = 400, Body = """{"error": "invalid_grant"}""" });
        await FailAsync(world, "Google gave no access token", "sheet not updated");
    }

    [Fact]
    public async Task The_key_file_is_missing()
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Sheets__CredentialsFile", "nowhere.json");
        await FailAsync(world, Path.Combine(world.Folder, "nowhere.json"), "sheet not updated");
    }

    [Fact]
    public async Task The_next_run_puts_it_right()
    {
        await using World world = await World.StartAsync(postgres);
        world.Sheets.Fault = At("batchUpdate", FaultAnswer.Google(403, "PERMISSION_DENIED", "no permission"));
        await FailAsync(world, "as Editor", "sheet not updated");
        world.Sheets.Fault = null;
        Expect.Success(await world.SettleAsync());
        Assert.Contains(world.Sheets.Snapshot().Tabs, tab => tab.Title == "EduEtl");
    }

    private static async Task<ProcessResult> FailAsync(World world, string said, string subject)
    {
        string before = Show(world);
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(result, 6, said);
        Assert.Equal(before, Show(world));
        Assert.Equal(
            "settled 200 failed sent",
            await world.LastRunAsync("outcome", "rows_stored", "report_state", "mail_state")
        );
        ShownMail mail = Assert.Single(world.Mails);
        Assert.Contains(subject, mail.Subject, StringComparison.Ordinal);
        Assert.Contains(said, mail.Text, StringComparison.Ordinal);
        return result;
    }

    private static string Show(World world) =>
        string.Join(
            '\n',
            world
                .Sheets.Snapshot()
                .Tabs.Select(tab => $"{tab.Title}: {string.Join('|', tab.Cells.Select(cell => cell.Value))}")
        );

    private static Func<CallInfo, FaultAnswer?> At(string operation, FaultAnswer answer) =>
        call => call.Operation == operation ? answer : null;
}
