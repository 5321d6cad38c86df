using Microsoft.AspNetCore.Http;

namespace EduEtl.Sandbox.Sheets;

/// <summary>A call as it came in, for whoever decides whether it is to fail.</summary>
/// <param name="Number">1 for the first call that was asked about, the token endpoint's included.</param>
/// <param name="Operation">token, get, batchUpdate, or empty for anything else.</param>
/// <param name="Target">Path and query as they stood on the wire.</param>
/// <param name="Headers">Without Authorization.</param>
/// <param name="Body">Unpacked text.</param>
internal sealed record CallInfo(
    int Number,
    string Operation,
    string Method,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    string Body
);

/// <summary>A call that was answered. Neither query nor headers are kept, so that no token can be.</summary>
/// <param name="Status">0 where the connection was cut.</param>
/// <param name="Bytes">Of the request's body on the wire.</param>
internal sealed record RecordedCall(
    string Operation,
    string Method,
    string Path,
    int Status,
    DateTimeOffset At,
    TimeSpan Took,
    long Bytes
);

/// <summary>What is answered in place of the true answer.</summary>
internal sealed record FaultAnswer
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    public string Body { get; init; } = "";

    public string ContentType { get; init; } = "application/json; charset=UTF-8";

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The call is carried out all the same: the caller cannot know.</summary>
    public bool Applied { get; init; }

    /// <summary>No answer comes until the caller gives up.</summary>
    public bool Hangs { get; init; }

    /// <summary>The call is carried out and its true answer sent, but the connection is cut in the middle of it.</summary>
    public bool CutsAnswer { get; init; }

    public static FaultAnswer Google(int status, string name, string message) =>
        new() { Status = status, Body = new SheetsError(status, name, message).Body().ToJsonString() };

    public static FaultAnswer QuotaExceeded(TimeSpan? retryAfter = null) =>
        Google(
            429,
            "RESOURCE_EXHAUSTED",
            "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user' of service"
                + " 'sheets.googleapis.com' for consumer 'project_number:1'."
        ) with
        {
            RetryAfter = retryAfter,
        };

    public static FaultAnswer Html(int status) =>
        new()
        {
            Status = status,
            Body = "<!DOCTYPE html><html><title>Error</title><p>That's an error.</html>",
            ContentType = "text/html; charset=UTF-8",
        };
}
