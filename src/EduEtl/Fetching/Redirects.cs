using System.Net;

namespace EduEtl.Fetching;

/// <summary>
/// Where the platform sends on to. The key stands in the query and would go along: only within the same host and scheme
/// is it followed.
/// </summary>
internal static class Redirects
{
    private const int Most = 10;

    /// <summary>The last answer, with its headers read.</summary>
    public static async Task<HttpResponseMessage> FollowAsync(
        HttpClient http,
        Uri address,
        ApiErrors errors,
        CancellationToken ct
    )
    {
        for (int followed = 0; ; followed++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!IsOn(answer.StatusCode) || answer.Headers.Location is not { } location)
                return answer;
            answer.Dispose();
            var target = new Uri(address, location);
            if (!IsOfOneHost(address, target))
                throw errors.SentElsewhere(target, answer.StatusCode);
            if (followed == Most)
                throw errors.SentInCircles(target, answer.StatusCode);
            address = target;
        }
    }

    private static bool IsOn(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static bool IsOfOneHost(Uri one, Uri other) =>
        (one.Scheme, one.IdnHost, one.Port) == (other.Scheme, other.IdnHost, other.Port);
}
