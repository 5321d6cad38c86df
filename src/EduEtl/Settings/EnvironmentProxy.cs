using System.Net;

namespace EduEtl.Settings;

/// <summary>
/// The proxy that the environment names, read as curl reads it. The runtime by itself takes <c>socks5h</c> for no proxy
/// at all and overlooks a star in <c>NO_PROXY</c>, both in silence, and does not tell which variable counted. Where no
/// variable names a proxy, it is the system's. Never one for this machine's own addresses.
/// </summary>
internal sealed class EnvironmentProxy(Func<string, string?> variable) : IWebProxy, ICredentials
{
    public static EnvironmentProxy OfProcess { get; } = new(Environment.GetEnvironmentVariable);

    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    /// <summary>The proxy on the way to an address; null where there is none.</summary>
    public NamedProxy? For(Uri destination)
    {
        if (destination.IsLoopback || Given("no_proxy") is { } exempt && IsAmong(exempt.Text, destination))
            return null;
        if ((Given(destination.Scheme + "_proxy") ?? Given("all_proxy")) is { } given)
            return NamedProxy.Read(given.Text, given.Name);
        return HttpClient.DefaultProxy.GetProxy(destination) is { } address
            ? new(address, Strings.ProxyOfSystem, Login: null)
            : null;
    }

    /// <summary>The name of a destination, with the proxy on the way to it.</summary>
    public string Through(Uri destination, string name) =>
        For(destination) is { } proxy ? Strings.ProxyThrough.With(name, proxy.Shown, proxy.Origin) : name;

    public Uri? GetProxy(Uri destination) => For(destination)?.Address;

    public bool IsBypassed(Uri host) => For(host) is null;

    public NetworkCredential? GetCredential(Uri uri, string authType) =>
        ((string[])["http_proxy", "https_proxy", "all_proxy"])
            .Select(name => Given(name) is { } given ? NamedProxy.Read(given.Text, given.Name) : null)
            .FirstOrDefault(proxy => proxy?.Login is not null && proxy.Address == uri)
            ?.Login
        ?? HttpClient.DefaultProxy.Credentials?.GetCredential(uri, authType);

    /// <summary>In small letters, as it began, or in capitals; an empty one is none.</summary>
    private (string Name, string Text)? Given(string name)
    {
        foreach (string spelling in (string[])[name, name.ToUpperInvariant()])
        {
            if (variable(spelling)?.Trim() is { Length: > 0 } text)
                return (spelling, text);
        }
        return null;
    }

    private static bool IsAmong(string exempt, Uri destination) =>
        exempt
            .Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Any(entry => entry == "*" || IsMeant(entry, destination));

    /// <summary>A name and all below it, an address, a range of addresses; each perhaps with a port.</summary>
    private static bool IsMeant(string entry, Uri destination)
    {
        string host = destination.IdnHost.Trim('[', ']');
        if (IPAddress.TryParse(host, out IPAddress? address))
        {
            return IPNetwork.TryParse(entry, out IPNetwork range)
                ? range.Contains(address)
                : IPEndPoint.TryParse(entry, out IPEndPoint? end)
                    && end.Address.Equals(address)
                    && (end.Port == 0 || end.Port == destination.Port);
        }
        string[] parts = entry.Split(':', 2);
        string name = parts[0].TrimStart('*').Trim('.');
        return (parts.Length == 1 || parts[1] == $"{destination.Port}")
            && name.Length > 0
            && ("." + host).EndsWith("." + name, StringComparison.OrdinalIgnoreCase);
    }
}

/// <param name="Address">Without user and password.</param>
/// <param name="Origin">Where it is set, for people.</param>
internal sealed record NamedProxy(Uri Address, string Origin, NetworkCredential? Login)
{
    private const int UsualSocksPort = 1080;

    // The client refuses it: nothing goes out past a proxy that nobody understands.
    private static readonly Uri Unusable = new("unusable://proxy");

    public bool IsUsable => Address.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5";

    public string Shown => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether a tunnel was refused for want of a name and a password: the client tells it in words alone.</summary>
    public static bool AsksForLogin(HttpRequestException e) =>
        e.HttpRequestError == HttpRequestError.ProxyTunnelError
        && e.Message.Contains("'407'", StringComparison.Ordinal);

    public static NamedProxy Read(string text, string origin)
    {
        string address = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
            return new(Unusable, origin, Login: null);
        // Through a proxy of that kind the client leaves all names to the proxy, which is what the h stands for.
        string scheme = uri.Scheme == "socks5h" ? "socks5" : uri.Scheme;
        int port = uri.Port < 0 ? UsualSocksPort : uri.Port;
        string[] login = uri.UserInfo.Split(':', 2);
        return new(
            new UriBuilder(scheme, uri.Host, port).Uri,
            origin,
            uri.UserInfo.Length == 0
                ? null
                : new(Uri.UnescapeDataString(login[0]), Uri.UnescapeDataString(login.ElementAtOrDefault(1) ?? ""))
        );
    }
}
