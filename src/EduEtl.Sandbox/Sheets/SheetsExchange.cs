using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EduEtl.Sandbox.Sheets;

/// <summary>One request from its first byte to the last of its answer.</summary>
internal sealed class SheetsExchange(
    HttpContext context,
    SheetsApiOptions options,
    TokenEndpoint tokens,
    SheetsRouter router,
    Func<CallInfo, FaultAnswer?> fault,
    ConcurrentQueue<RecordedCall> calls
)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly DateTimeOffset _started = options.Time.GetUtcNow();

    private string _path = "";
    private string _query = "";
    private string _method = "";
    private string _operation = "";
    private long _bytes;

    public async Task RunAsync()
    {
        string body = await ReadBodyAsync();
        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        (_path, _query) = target.Split('?', 2) is [var before, var after] ? (before, after) : (target, "");
        _method = context.Request.Method;
        if (_method == "POST" && context.Request.Headers["X-HTTP-Method-Override"] == "GET")
        {
            // The client sends queries that are too long for an address in this way.
            (_method, _query, body) = ("GET", body, "");
        }
        var route = SheetsRoute.Of(_method, _path);
        _operation = _path == "/token" && _method == "POST" ? "token" : route.Operation;
        var headers = context
            .Request.Headers.Where(header => header.Key != "Authorization")
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var call = new CallInfo(0, _operation, _method, target, headers, body);
        FaultAnswer? planned = fault(call);
        if (planned is null || planned.Applied || planned.CutsAnswer)
        {
            (int status, JsonObject answer) = Answer(route, body);
            if (planned?.Applied != true)
            {
                await SendAsync(status, answer, planned?.CutsAnswer == true);
                return;
            }
        }
        await SendFaultAsync(planned!);
    }

    private (int Status, JsonObject Body) Answer(SheetsRoute route, string body)
    {
        if (_operation == "token")
            return tokens.Exchange(Form(body).ToDictionary(pair => pair.Key, pair => pair.Value[0]));
        try
        {
            if (_operation.Length == 0)
                throw SheetsError.NotFound();
            Authorize();
            return (200, router.Answer(route, Form(_query), body));
        }
        catch (SheetsError e)
        {
            return (e.Status, e.Body());
        }
    }

    private void Authorize()
    {
        string header = context.Request.Headers.Authorization.ToString();
        AccessToken? token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? tokens.Find(header[7..]) : null;
        if (token is null)
            throw new SheetsError(
                401,
                "UNAUTHENTICATED",
                "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other "
                    + "valid authentication credential."
            );
        bool writes = _operation == "batchUpdate";
        if (!token.Scopes.Any(scope => Allows(scope, writes)))
            throw SheetsError.Forbidden("Request had insufficient authentication scopes.");
        if (token.Email != options.SharedWith && (writes || token.Email != options.SharedForReadingWith))
            throw SheetsError.Forbidden("The caller does not have permission");
    }

    private static bool Allows(string scope, bool writes) =>
        scope.Split('/')[^1] is "spreadsheets" or "drive" or "drive.file"
        || (!writes && scope.Split('/')[^1] is "spreadsheets.readonly" or "drive.readonly");

    private async Task<string> ReadBodyAsync()
    {
        using var wire = new MemoryStream();
        await context.Request.Body.CopyToAsync(wire, context.RequestAborted);
        _bytes = wire.Length;
        wire.Position = 0;
        await using Stream plain =
            context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(wire, CompressionMode.Decompress) : wire;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    private async Task SendAsync(int status, JsonObject body, bool cut)
    {
        byte[] json = Encoding.UTF8.GetBytes(body.ToJsonString(Indented));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        context.Response.ContentLength = json.Length;
        Record(cut ? 0 : status);
        await context.Response.Body.WriteAsync(json.AsMemory(0, cut ? json.Length / 2 : json.Length));
        if (cut)
        {
            await context.Response.Body.FlushAsync();
            context.Abort();
        }
    }

    private async Task SendFaultAsync(FaultAnswer answer)
    {
        if (answer.Hangs)
        {
            Record(0);
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (answer.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = $"{(int)Math.Ceiling(wait.TotalSeconds)}";
        Record(answer.Status);
        await context.Response.WriteAsync(answer.Body);
    }

    private void Record(int status) =>
        calls.Enqueue(new(_operation, _method, _path, status, _started, options.Time.GetUtcNow() - _started, _bytes));

    private static Dictionary<string, List<string>> Form(string text) =>
        text.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .GroupBy(pair => Decode(pair[0]), pair => Decode(pair.Length > 1 ? pair[1] : ""))
            .ToDictionary(group => group.Key, group => group.ToList());

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
