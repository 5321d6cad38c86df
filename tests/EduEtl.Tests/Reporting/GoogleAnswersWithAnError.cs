using EduEtl.Sandbox.Sheets;
using EduEtl.Shared;

namespace EduEtl.Tests.Reporting;

public sealed class GoogleAnswersWithAnError : ReportingFixture
{
    [Fact]
    public async Task Not_shared_names_the_account_to_share_with()
    {
        Google.WriteKeyFile(KeyFile, "other@sandbox.iam.gserviceaccount.com");

        ExpectedException e = await FailsAsync();

        Assert.Contains("other@sandbox.iam.gserviceaccount.com", e.Remedy, StringComparison.Ordinal);
        Assert.Contains("Editor", e.Remedy, StringComparison.Ordinal);
        Assert.Equal(1, ApiCalls);
    }

    [Fact]
    public async Task A_disabled_API_is_told_from_a_missing_share()
    {
        Fault("get", FaultAnswer.Google(403, "PERMISSION_DENIED", "Google Sheets API has not been used in project 1."));

        Assert.Contains("Enable", (await FailsAsync()).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_spreadsheet_is_named_and_not_retried()
    {
        ExpectedException e = await FailsAsync(Settings() with { SpreadsheetId = "no such/book" });

        Assert.Contains("no such/book", e.Message, StringComparison.Ordinal);
        Assert.Contains("Sheets:SpreadsheetId", e.Remedy, StringComparison.Ordinal);
        Assert.Equal(1, ApiCalls);
    }

    [Fact]
    public async Task A_refused_token_says_what_to_check()
    {
        string key = await File.ReadAllTextAsync(KeyFile, Cancellation);
        await File.WriteAllTextAsync(
            KeyFile,
            key.Replace("private_key_id\": \"", "private_key_id\": \"0", StringComparison.Ordinal),
            Cancellation
        );

        ExpectedException e = await FailsAsync();

        Assert.Contains("account not found", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, ApiCalls);
    }

    [Fact]
    public async Task A_token_that_the_API_does_not_take_is_an_error_of_its_own()
    {
        Fault("get", FaultAnswer.Google(401, "UNAUTHENTICATED", "Request had invalid authentication credentials."));

        Assert.Contains("access token", (await FailsAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(1, ApiCalls);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task A_passing_error_is_waited_out(int status)
    {
        int left = 2;
        Google.Fault = call =>
            call.Operation == "batchUpdate" && left-- > 0 ? FaultAnswer.Google(status, "UNAVAILABLE", "Later.") : null;

        await ReportAsync();

        Assert.Equal("Day report", Tab().Cell("A1")!.Text);
        Assert.Equal([1, 2], Retries.Select(retry => retry.Attempt));
        Assert.All(Retries, retry => Assert.Equal((5, $"Google answered {status}"), (retry.Of, retry.Reason)));
    }

    [Fact]
    public async Task A_token_endpoint_in_trouble_is_waited_for_and_each_wait_is_told()
    {
        int left = 2;
        Google.Fault = call => call.Operation == "token" && left-- > 0 ? FaultAnswer.Html(503) : null;

        await ReportAsync();

        Assert.Equal(2, Retries.Count);
        Assert.Equal(["token", "token", "token", "get", "batchUpdate"], Google.Calls.Select(call => call.Operation));
    }

    [Fact]
    public async Task A_batch_that_is_refused_is_not_sent_again()
    {
        Fault("batchUpdate", FaultAnswer.Google(400, "INVALID_ARGUMENT", "Invalid requests[0]."));

        Assert.Contains("Invalid requests[0].", (await FailsAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(2, ApiCalls);
    }

    [Fact]
    public async Task Retry_After_is_waited_but_no_longer_than_two_minutes()
    {
        var waits = new Queue<TimeSpan>([TimeSpan.FromSeconds(7), TimeSpan.FromHours(1)]);
        Google.Fault = call =>
            call.Operation == "get" && waits.TryDequeue(out TimeSpan wait) ? FaultAnswer.QuotaExceeded(wait) : null;

        await ReportAsync();

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromMinutes(2)], Retries.Select(retry => retry.Delay));
    }

    [Fact]
    public async Task After_the_last_try_the_quota_is_named()
    {
        Fault("get", FaultAnswer.QuotaExceeded());

        ExpectedException e = await FailsAsync(Settings(attempts: 3));

        Assert.Contains("Write requests per minute per user", e.Message, StringComparison.Ordinal);
        Assert.Equal(3, ApiCalls);
        Assert.Equal(2, Retries.Count);
    }

    [Fact]
    public async Task One_attempt_means_one_request()
    {
        Fault("get", FaultAnswer.Html(503));

        Assert.Contains("503", (await FailsAsync(Settings(attempts: 1))).Message, StringComparison.Ordinal);
        Assert.Equal(1, ApiCalls);
    }

    [Fact]
    public async Task A_sign_in_page_and_an_empty_answer_are_not_taken_for_the_sheet()
    {
        Fault("get", FaultAnswer.Html(200));
        Assert.Contains("not JSON", (await FailsAsync()).Message, StringComparison.Ordinal);

        Fault("get", new FaultAnswer());
        Assert.Contains("empty", (await FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rateLimitExceeded")]
    [InlineData("userRateLimitExceeded")]
    public async Task A_quota_that_is_told_as_a_missing_right_is_waited_out(string reason)
    {
        FaultAnswer refused = new()
        {
            Status = 403,
            Body =
                $$$"""{"error":{"code":403,"message":"Rate Limit Exceeded","errors":[{"reason":"{{{reason}}}","message":"Rate Limit Exceeded"}]}}""",
        };
        int left = 2;
        Google.Fault = call => call.Operation == "batchUpdate" && left-- > 0 ? refused : null;
        await ReportAsync();
        Assert.Equal(2, Retries.Count);

        Fault("get", refused);
        ExpectedException e = await FailsAsync(Settings(attempts: 1));
        Assert.Contains("quota is used up: Rate Limit Exceeded", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Share", e.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("batchUpdate")]
    public async Task A_proxys_page_is_not_taken_for_a_missing_share(string operation)
    {
        Fault(operation, FaultAnswer.Html(403));

        ExpectedException e = await FailsAsync();

        Assert.Contains("does not come from Google Sheets", e.Message, StringComparison.Ordinal);
        Assert.Contains("proxy", e.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("Share", e.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheet_without_room_says_what_to_delete()
    {
        Fault(
            "batchUpdate",
            FaultAnswer.Google(
                400,
                "INVALID_ARGUMENT",
                "Invalid requests[0].addSheet: This action would increase the number of cells in the workbook above the limit of 10000000 cells."
            )
        );
        ExpectedException e = await FailsAsync();
        Assert.Contains("limit of 10000000 cells", e.Message, StringComparison.Ordinal);
        Assert.Contains("Delete tabs, rows or columns", e.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("rename", e.Remedy, StringComparison.Ordinal);
    }

    private void Fault(string operation, FaultAnswer answer) =>
        Google.Fault = call => call.Operation == operation ? answer : null;
}
