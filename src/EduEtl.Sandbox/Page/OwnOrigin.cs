using Microsoft.AspNetCore.Http;

namespace EduEtl.Sandbox.Page;

/// <summary>
/// Tells our own page's requests from those of another site in the same browser, which can have its name point at this
/// machine, or send a form here. Ports are not compared: one may be forwarded.
/// </summary>
internal static class OwnOrigin
{
    public static bool IsAddressed(HttpRequest request) => request.Host.Host is "127.0.0.1" or "localhost";

    public static bool Sent(HttpRequest request) =>
        IsAddressed(request) && request.Headers.Origin == $"http://{request.Host.Value}";
}
