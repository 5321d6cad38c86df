using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Sandbox.Platform;

/// <summary>The parameters of <c>GET /api/statistics</c>; both ends belong to the period.</summary>
internal sealed record StatisticsRequest(DateTime Start, DateTime End)
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFF",
        "yyyy-MM-ddTHH:mm:ss.FFFFFF",
        "yyyy-MM-dd",
    ];

    /// <summary>The request, or the status and the message that refuse it.</summary>
    public static (StatisticsRequest? Request, int Status, string Message) Read(
        IQueryCollection query,
        PlatformApiOptions options
    )
    {
        if (query["client"].Count == 0 || query["client_key"].Count == 0)
            return (null, StatusCodes.Status401Unauthorized, "client and client_key are required");
        if (query["client"] != options.Client || query["client_key"] != options.ClientKey)
            return (null, StatusCodes.Status403Forbidden, "client or client_key is wrong");
        if (!TryParse(query["start"], out DateTime start) || !TryParse(query["end"], out DateTime end))
            return (null, StatusCodes.Status400BadRequest, "start and end must be like 2024-10-02 00:00:00.000000");
        return (new StatisticsRequest(start, end), StatusCodes.Status200OK, "");
    }

    private static bool TryParse(string? text, out DateTime time) =>
        DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
