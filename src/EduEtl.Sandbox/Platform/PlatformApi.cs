using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Sandbox.Platform;

/// <summary>The learning platform's HTTP API, on loopback, over a <see cref="University"/>.</summary>
internal sealed class PlatformApi : IAsyncDisposable
{
    private const int FlushAt = 64 * 1024;
    private const int CallsKept = 1000;

    private readonly WebApplication _app;
    private readonly PlatformApiOptions _options;
    private readonly ConcurrentQueue<PlatformCall> _calls = new();

    private PlatformApi(PlatformApiOptions options)
    {
        _options = options;
        _app = LoopbackServer.Build(options.Port);
        _app.Run(AnswerAsync);
    }

    /// <summary>Address of the statistics, without a query.</summary>
    public Uri Url => new(new Uri(_app.Urls.First()), "/api/statistics");

    /// <summary>The last calls, the oldest first.</summary>
    public IReadOnlyList<PlatformCall> Calls => [.. _calls];

    /// <summary>Asked before each answer; true means that it gave the answer, or broke the connection, itself.</summary>
    public Func<HttpContext, Task<bool>>? Fault { get; set; }

    /// <summary>How the rows leave, from the next piece on.</summary>
    public PlatformFlow Flow { get; set; } = PlatformFlow.Good;

    public static async Task<PlatformApi> StartAsync(
        PlatformApiOptions options,
        CancellationToken cancellation = default
    )
    {
        var api = new PlatformApi(options);
        await api._app.StartAsync(cancellation);
        return api;
    }

    public ValueTask DisposeAsync() => LoopbackServer.StopAsync(_app);

    private async Task AnswerAsync(HttpContext context)
    {
        DateTimeOffset at = _options.Time.GetUtcNow();
        long started = _options.Time.GetTimestamp();
        long rows = 0;
        try
        {
            if (Fault is { } fault && await fault(context))
                return;
            rows = await AnswerTruthfullyAsync(context);
        }
        finally
        {
            bool answered = context.Response.HasStarted || !context.RequestAborted.IsCancellationRequested;
            int status = answered ? context.Response.StatusCode : 0;
            _calls.Enqueue(
                new PlatformCall(at, Shown(context.Request), rows, status, _options.Time.GetElapsedTime(started))
            );
            while (_calls.Count > CallsKept && _calls.TryDequeue(out _)) { }
        }
    }

    private async Task<long> AnswerTruthfullyAsync(HttpContext context)
    {
        if (context.Request.Path != "/api/statistics")
            return await RefuseAsync(context, StatusCodes.Status404NotFound, "not found");
        if (!HttpMethods.IsGet(context.Request.Method))
            return await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "only GET is allowed");
        (StatisticsRequest? request, int status, string message) = StatisticsRequest.Read(
            context.Request.Query,
            _options
        );
        if (request is null)
            return await RefuseAsync(context, status, message);
        context.Response.ContentType = "application/json";
        return await StreamAsync(request, context);
    }

    private async Task<long> StreamAsync(StatisticsRequest request, HttpContext context)
    {
        PipeWriter body = context.Response.BodyWriter;
        CancellationToken cancellation = context.RequestAborted;
        await Task.Delay(Flow.Wait, cancellation);
        var now = DateTime.SpecifyKind(_options.Time.GetUtcNow().UtcDateTime, DateTimeKind.Unspecified);
        DateTime last = request.End < now ? request.End : now;
        long rows = 0;
        long unflushed = 0;
        Put(body, "["u8);
        for (var day = DateOnly.FromDateTime(request.Start); day <= DateOnly.FromDateTime(last); day = day.AddDays(1))
        {
            UniversityDay attempts = _options.University.Open(day);
            long half = rows + (_options.University.RowsOn(day) / 2);
            while (attempts.Read())
            {
                if (Flow.BreaksOff && rows >= half)
                    break;
                if (attempts.CreatedAt < request.Start || attempts.CreatedAt > last)
                    continue;
                if (rows++ > 0)
                    Put(body, ", "u8);
                Put(body, attempts.Row.Span);
                unflushed += attempts.Row.Length;
                if (unflushed > FlushAt)
                {
                    await body.FlushAsync(cancellation);
                    await Task.Delay(Flow.Pause, cancellation);
                    unflushed = 0;
                }
            }
        }
        if (!Flow.BreaksOff)
            Put(body, "]"u8);
        await body.FlushAsync(cancellation);
        if (Flow.BreaksOff)
            context.Abort();
        return rows;
    }

    /// <summary>The platform's way of saying no.</summary>
    /// <returns>No rows.</returns>
    public static async Task<long> RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            new JsonObject { ["errors"] = message }.ToJsonString(),
            context.RequestAborted
        );
        return 0;
    }

    private static void Put(PipeWriter body, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(body.GetSpan(bytes.Length));
        body.Advance(bytes.Length);
    }

    private static string Shown(HttpRequest request)
    {
        IEnumerable<string> query = request.Query.Select(pair =>
            pair.Key is "client" or "client_key" ? $"{pair.Key}=***" : $"{pair.Key}={pair.Value}"
        );
        return request.Path + (request.Query.Count == 0 ? "" : "?" + string.Join('&', query));
    }
}
