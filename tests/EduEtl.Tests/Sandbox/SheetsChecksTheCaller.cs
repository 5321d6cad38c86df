using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using EduEtl.Tests.Reporting;
using Google;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Sheets.v4;

namespace EduEtl.Tests.Sandbox;

public sealed class SheetsChecksTheCaller : SheetsFixture
{
    private const string Get = "v4/spreadsheets/book?fields=spreadsheetId";

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ya29.made-up")]
    [InlineData("Basic eDp5")]
    public async Task Without_a_token_that_was_issued_here_the_answer_is_401(string? authorization)
    {
        using var plain = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Google.Endpoint, Get));
        request.Headers.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        using HttpResponseMessage answer = await plain.SendAsync(request, Cancellation);

        JsonNode body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("UNAUTHENTICATED", (string?)body["error"]!["status"]);
    }

    [Fact]
    public async Task A_token_for_reading_reads_and_does_not_write()
    {
        using SheetsService reader = await RawClient.ServiceAsync(
            Google,
            KeyFile,
            "https://www.googleapis.com/auth/spreadsheets.readonly"
        );
        await reader.Spreadsheets.Get("book").ExecuteAsync(Cancellation);

        GoogleApiException e = await Assert.ThrowsAsync<GoogleApiException>(() =>
            reader.Spreadsheets.BatchUpdate(new() { Requests = [] }, "book").ExecuteAsync(Cancellation)
        );
        Assert.Equal("Request had insufficient authentication scopes.", e.Error.Message);
    }

    [Fact]
    public async Task Another_account_may_not_and_another_spreadsheet_is_not_there()
    {
        Google.WriteKeyFile(KeyFile, "other@sandbox.iam.gserviceaccount.com");
        using SheetsService other = await RawClient.ServiceAsync(Google, KeyFile);
        GoogleApiException e = await Assert.ThrowsAsync<GoogleApiException>(() =>
            other.Spreadsheets.Get("book").ExecuteAsync(Cancellation)
        );
        Assert.Equal(
            (HttpStatusCode.Forbidden, "The caller does not have permission"),
            (e.HttpStatusCode, e.Error.Message)
        );

        (int status, JsonNode body) = await GetAsync("v4/spreadsheets/another");
        Assert.Equal((404, "NOT_FOUND"), (status, (string?)body["error"]!["status"]));
    }

    [Fact]
    public async Task A_viewer_reads_and_does_not_write()
    {
        Google.WriteKeyFile(KeyFile, Options.SharedForReadingWith);
        using SheetsService viewer = await RawClient.ServiceAsync(Google, KeyFile);
        await viewer.Spreadsheets.Get("book").ExecuteAsync(Cancellation);

        GoogleApiException e = await Assert.ThrowsAsync<GoogleApiException>(() =>
            viewer.Spreadsheets.BatchUpdate(new() { Requests = [] }, "book").ExecuteAsync(Cancellation)
        );
        Assert.Equal("The caller does not have permission", e.Error.Message);
    }

    [Fact]
    public async Task A_key_that_is_not_the_accounts_is_refused()
    {
        JsonNode first = JsonNode.Parse(await File.ReadAllTextAsync(KeyFile, Cancellation))!;
        Google.WriteKeyFile(KeyFile);
        JsonNode second = JsonNode.Parse(await File.ReadAllTextAsync(KeyFile, Cancellation))!;
        second["private_key"] = (string?)first["private_key"];
        await File.WriteAllTextAsync(KeyFile, second.ToJsonString(), Cancellation);

        using SheetsService forger = await RawClient.ServiceAsync(Google, KeyFile);
        TokenResponseException e = await Assert.ThrowsAsync<TokenResponseException>(() =>
            forger.Spreadsheets.Get("book").ExecuteAsync(Cancellation)
        );

        Assert.Equal(("invalid_grant", "Invalid JWT Signature."), (e.Error.Error, e.Error.ErrorDescription));
    }

    [Fact]
    public async Task Tokens_and_assertions_run_out()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await RestartAsync(options => options with { Time = clock });
        Assert.Equal(200, (await GetAsync(Get)).Status);

        clock.Advance(TimeSpan.FromHours(2));

        // The client asks for another token and, by its own clock, signs an assertion that has run out here.
        TokenResponseException e = await Assert.ThrowsAsync<TokenResponseException>(() => GetAsync(Get));
        Assert.Contains("short-lived token", e.Error.ErrorDescription, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grant_type=password&assertion=x", "unsupported_grant_type")]
    [InlineData("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=a.b", "invalid_grant")]
    [InlineData(
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=e30.e30.e30",
        "invalid_grant"
    )]
    public async Task A_form_that_is_no_assertion_is_refused(string form, string error)
    {
        using var plain = new HttpClient();
        using var content = new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));

        using HttpResponseMessage answer = await plain.PostAsync(Google.TokenUri, content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{error}\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}
