using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Support;

/// <summary>What the platform answers instead of its rows.</summary>
internal static class Answers
{
    public static Func<HttpContext, Task<bool>> Body(string body) => Status(200, body);

    public static Func<HttpContext, Task<bool>> Status(int status, string body, params (string, string)[] headers) =>
        async context =>
        {
            context.Response.StatusCode = status;
            foreach ((string name, string value) in headers)
                context.Response.Headers[name] = value;
            await context.Response.WriteAsync(body);
            return true;
        };

    /// <summary>Part of a body, then the connection is gone.</summary>
    /// <param name="start">The part.</param>
    /// <param name="when">When it goes; by itself, once the part is on its way.</param>
    public static Func<HttpContext, Task<bool>> Cut(string start, Task? when = null) =>
        async context =>
        {
            await context.Response.WriteAsync(start);
            await context.Response.Body.FlushAsync();
            // The reset would overtake what the server itself has not sent yet.
            await (when ?? Task.Delay(TimeSpan.FromMilliseconds(100)));
            context.Abort();
            return true;
        };

    /// <summary>Half of a body of the length that was announced, then the connection is gone.</summary>
    public static Func<HttpContext, Task<bool>> CutWithLength(string body) =>
        async context =>
        {
            context.Response.ContentLength = Encoding.UTF8.GetByteCount(body);
            return await Cut(body[..(body.Length / 2)])(context);
        };

    /// <summary>Part of a body, perhaps none, then nothing more until the client gives up.</summary>
    public static Func<HttpContext, Task<bool>> Hang(string start = "") =>
        async context =>
        {
            if (start.Length > 0)
                await context.Response.WriteAsync(start);
            if (start.Length > 0)
                await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };

    /// <summary>A row now and then, for ever.</summary>
    public static Func<HttpContext, Task<bool>> Drip(TimeSpan every) =>
        async context =>
        {
            await context.Response.WriteAsync("[" + Row());
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("," + Row());
                await context.Response.Body.FlushAsync();
                await Task.Delay(every, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            return true;
        };

    public static Func<HttpContext, Task<bool>> Bytes(params byte[] body) =>
        async context =>
        {
            await context.Response.Body.WriteAsync(body);
            return true;
        };

    public static Func<HttpContext, Task<bool>> Gzip(string body, double share = 1, int without = 0) =>
        async context =>
        {
            using var packed = new MemoryStream();
            await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                await gzip.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(
                packed.ToArray().AsMemory(0, (int)(packed.Length * share) - without)
            );
            return true;
        };

    /// <summary>One after the other; afterwards the platform itself answers.</summary>
    public static Func<HttpContext, Task<bool>> InTurn(params Func<HttpContext, Task<bool>>[] answers)
    {
        int next = -1;
        return context =>
        {
            int turn = Interlocked.Increment(ref next);
            return turn < answers.Length ? answers[turn](context) : Task.FromResult(false);
        };
    }

    /// <summary>To who asks for this day; the platform itself answers the others.</summary>
    public static Func<HttpContext, Task<bool>> OnDay(string day, Func<HttpContext, Task<bool>> answer) =>
        context =>
            context.Request.Query["start"].ToString().StartsWith(day, StringComparison.Ordinal)
                ? answer(context)
                : Task.FromResult(false);

    /// <summary>The first that has one.</summary>
    public static Func<HttpContext, Task<bool>> AnyOf(params Func<HttpContext, Task<bool>>[] answers) =>
        async context =>
        {
            foreach (Func<HttpContext, Task<bool>> answer in answers)
            {
                if (await answer(context))
                    return true;
            }
            return false;
        };

    public static Func<HttpContext, Task<bool>> Rows(params string[] rows) => Body($"[{string.Join(',', rows)}]");

    /// <summary>A row as the platform sends it; null leaves a field's JSON as it is by default.</summary>
    public static string Row(
        string time = "2024-10-02 10:00:00.000001",
        string? user = null,
        string type = "\"run\"",
        string isCorrect = "null",
        string? passbackParams = null
    )
    {
        user ??= new string('a', 32);
        passbackParams ??=
            "{'oauth_consumer_key': '', 'lis_result_sourcedid': 'course-v1:Org+A+B:lms-1:u', 'lis_outcome_service_url': 'https://lms.example/grade'}";
        return new StringBuilder("{\"lti_user_id\": \"")
            .Append(user)
            .Append("\", \"passback_params\": \"")
            .Append(passbackParams)
            .Append("\", \"is_correct\": ")
            .Append(isCorrect)
            .Append(", \"attempt_type\": ")
            .Append(type)
            .Append(", \"created_at\": \"")
            .Append(time)
            .Append("\"}")
            .ToString();
    }

    /// <summary>The same row with one of its five fields given otherwise, as JSON; null leaves the field out.</summary>
    public static string RowBut(string field, string? json, string time = "2024-10-02 10:00:00.000001") =>
        Regex.Replace(
            Row(time),
            $$"""("{{field}}": )("[^"]*"|null)(, )?""",
            match => json is null ? "" : match.Groups[1].Value + json + match.Groups[3].Value
        );

    public static string[] ManyRows(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => Row(time: $"2024-10-02 {i / 3600 % 24:00}:{i / 60 % 60:00}:{i % 60:00}")),
        ];
}
