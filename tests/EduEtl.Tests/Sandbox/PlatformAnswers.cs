using System.Net;
using System.Text.Json;
using EduEtl.Sandbox.Platform;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace EduEtl.Tests.Sandbox;

public sealed class PlatformAnswers : IAsyncLifetime
{
    private const string Keys = "client=edu&client_key=k$y%23'%22";
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2024, 10, 3, 12, 30, 0, TimeSpan.Zero));
    private readonly University _university = new();
    private readonly HttpClient _http = new();
    private PlatformApi _api = null!;

    public async ValueTask InitializeAsync() =>
        _api = await PlatformApi.StartAsync(new PlatformApiOptions(_university, "edu", "k$y#'\"") { Time = _time });

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task A_past_day_is_delivered_whole()
    {
        JsonElement[] rows = await RowsAsync("2024-10-02 00:00:00.000000", "2024-10-02 23:59:59.999999");

        Assert.Equal(_university.RowsOn(new DateOnly(2024, 10, 2)), rows.Length);
    }

    [Fact]
    public async Task The_first_hour_is_a_part_of_the_day()
    {
        JsonElement[] rows = await RowsAsync("2024-10-02 00:00:00.000000", "2024-10-02 00:59:59.999999");

        Assert.InRange(rows.Length, 20, 300);
        Assert.All(
            rows,
            row =>
                Assert.StartsWith("2024-10-02 00:", row.GetProperty("created_at").GetString(), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Both_ends_belong_to_the_period()
    {
        JsonElement[] rows = await RowsAsync("2024-10-02 10:00:00.000000", "2024-10-02 10:30:00.000000");
        string instant = rows[5].GetProperty("created_at").GetString()!;

        Assert.NotEmpty(await RowsAsync(instant, instant));
    }

    [Fact]
    public async Task Of_today_there_is_what_has_happened_and_of_tomorrow_nothing()
    {
        JsonElement[] today = await RowsAsync("2024-10-03 00:00:00.000000", "2024-10-03 23:59:59.999999");
        JsonElement[] tomorrow = await RowsAsync("2024-10-04 00:00:00.000000", "2024-10-04 23:59:59.999999");

        Assert.InRange(today.Length, 1000, _university.RowsOn(new DateOnly(2024, 10, 3)) - 1000);
        Assert.All(
            today,
            row =>
                Assert.True(
                    string.CompareOrdinal(row.GetProperty("created_at").GetString(), "2024-10-03 12:30:00") <= 0
                )
        );
        Assert.Empty(tomorrow);
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("client=edu", HttpStatusCode.Unauthorized)]
    [InlineData("client=edu&client_key=guess&start=2024-10-02&end=2024-10-02", HttpStatusCode.Forbidden)]
    [InlineData(Keys + "&start=02.10.2024&end=2024-10-02", HttpStatusCode.BadRequest)]
    [InlineData(Keys + "&start=2024-10-02", HttpStatusCode.BadRequest)]
    public async Task A_wrong_request_is_refused_in_JSON(string query, HttpStatusCode status)
    {
        using HttpResponseMessage response = await _http.GetAsync(new Uri($"{_api.Url}?{query}"), Cancellation);

        Assert.Equal(status, response.StatusCode);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.NotEmpty(answer.RootElement.GetProperty("errors").GetString()!);
    }

    [Fact]
    public async Task Calls_are_remembered_without_the_keys()
    {
        await RowsAsync("2024-10-02 00:00:00.000000", "2024-10-02 00:59:59.999999");

        PlatformCall call = Assert.Single(_api.Calls);
        Assert.Equal(200, call.Status);
        Assert.InRange(call.Rows, 20, 300);
        Assert.Equal(
            "/api/statistics?client=***&client_key=***&start=2024-10-02 00:00:00.000000&end=2024-10-02 00:59:59.999999",
            call.Path
        );
    }

    [Fact]
    public async Task A_fault_answers_in_its_place()
    {
        _api.Fault = context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.FromResult(true);
        };

        using HttpResponseMessage response = await _http.GetAsync(new Uri($"{_api.Url}?{Keys}"), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(503, Assert.Single(_api.Calls).Status);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_has_half_of_the_days_rows()
    {
        _api.Flow = PlatformFlow.Half;

        await Assert.ThrowsAnyAsync<Exception>(() =>
            RowsAsync("2024-10-02 00:00:00.000000", "2024-10-02 23:59:59.999999")
        );

        int whole = new University().RowsOn(new DateOnly(2024, 10, 2));
        Assert.Equal(whole / 2, Assert.Single(_api.Calls).Rows);
    }

    private async Task<JsonElement[]> RowsAsync(string start, string end)
    {
        string query = $"{Keys}&start={Uri.EscapeDataString(start)}&end={Uri.EscapeDataString(end)}";
        string body = await _http.GetStringAsync(new Uri($"{_api.Url}?{query}"), Cancellation);
        return [.. JsonDocument.Parse(body).RootElement.EnumerateArray()];
    }
}
