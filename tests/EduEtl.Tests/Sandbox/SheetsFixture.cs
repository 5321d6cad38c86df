using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Reporting;
using Google.Apis.Sheets.v4;

namespace EduEtl.Tests.Sandbox;

/// <summary>The stand-in, spoken to in JSON, with a token that Google's own client fetched.</summary>
public class SheetsFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eduetl-sheets").FullName;

    internal SheetsApi Google { get; private set; } = null!;

    internal SheetsService Client { get; private set; } = null!;

    internal SheetsApiOptions Options => new() { SpreadsheetId = "book", Folder = Path.Combine(_folder, "state") };

    internal string KeyFile => Path.Combine(_folder, "key.json");

    protected CancellationToken Cancellation { get; } = TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, true);
        GC.SuppressFinalize(this);
    }

    internal async Task RestartAsync(Func<SheetsApiOptions, SheetsApiOptions>? change = null)
    {
        await StopAsync();
        await StartAsync(change);
    }

    /// <summary>Sends what single quotes make more readable than JSON's own double ones.</summary>
    internal Task<(int Status, JsonNode Body)> BatchAsync(params string[] requests) =>
        SendAsync("POST", "v4/spreadsheets/book:batchUpdate", $"{{'requests':[{string.Join(',', requests)}]}}");

    internal Task<(int Status, JsonNode Body)> GetAsync(string path) => SendAsync("GET", path, null);

    internal async Task<(int Status, JsonNode Body)> SendAsync(string method, string path, string? json)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Google.Endpoint, path));
        if (json is not null)
        {
            string body = json.Replace('\'', '"');
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }
        using HttpResponseMessage answer = await Client.HttpClient.SendAsync(request, Cancellation);
        Assert.Equal("application/json; charset=UTF-8", answer.Content.Headers.ContentType!.ToString());
        JsonNode parsed = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
        if (answer.StatusCode != HttpStatusCode.OK)
            Assert.Equal((int)answer.StatusCode, (int)parsed["error"]!["code"]!);
        return ((int)answer.StatusCode, parsed);
    }

    /// <summary>The requests are refused and nothing has changed.</summary>
    internal async Task RefusedAsync(string message, params string[] requests)
    {
        string before = Picture();
        (int status, JsonNode body) = await BatchAsync(requests);
        Assert.Equal((400, "INVALID_ARGUMENT"), (status, (string?)body["error"]!["status"]));
        Assert.Contains(message, (string?)body["error"]!["message"], StringComparison.Ordinal);
        Assert.Equal(before, Picture());
    }

    internal async Task<JsonNode> DoneAsync(params string[] requests)
    {
        (int status, JsonNode body) = await BatchAsync(requests);
        Assert.True(status == 200, body.ToJsonString());
        return body;
    }

    internal string Picture() => System.Text.Json.JsonSerializer.Serialize(Google.Snapshot());

    internal static string Put(int row, int column, string value, string format = "{}") =>
        $"{{'updateCells':{{'start':{{'rowIndex':{row},'columnIndex':{column}}},'rows':[{{'values':[{{'userEnteredValue':{value},'userEnteredFormat':{format}}}]}}],'fields':'userEnteredValue,userEnteredFormat'}}}}";

    private async Task StartAsync(Func<SheetsApiOptions, SheetsApiOptions>? change = null)
    {
        Google = await SheetsApi.StartAsync(change is null ? Options : change(Options));
        Google.WriteKeyFile(KeyFile);
        Client = await RawClient.ServiceAsync(Google, KeyFile);
    }

    private async Task StopAsync()
    {
        Client.Dispose();
        await Google.DisposeAsync();
    }
}
