using EduEtl.Settings;

namespace EduEtl.Tests.Settings;

/// <summary>The variables that name a proxy are read as curl reads them, and what the client cannot use is refused.</summary>
public sealed class AProxyIsSet : IDisposable
{
    private readonly SettingsDesk _desk = new SettingsDesk().Filled();

    [Theory]
    [InlineData("http://127.0.0.1:8080/token")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]:1/")]
    public void This_machine_is_reached_without_it(string address) =>
        Assert.Null(Read(("all_proxy", "http://proxy:3128")).For(new Uri(address)));

    [Theory]
    [InlineData("https", "https_proxy", "http_proxy", "all_proxy")]
    [InlineData("https", "HTTPS_PROXY", "ALL_PROXY")]
    [InlineData("http", "http_proxy", "HTTP_PROXY")]
    [InlineData("https", "ALL_PROXY", "http_proxy")]
    public void The_variable_of_the_scheme_counts_first(string scheme, string counts, params string[] others)
    {
        EnvironmentProxy proxies = Read([(counts, "proxy:3128"), .. others.Select(other => (other, "http://other:1"))]);

        NamedProxy? proxy = proxies.For(new Uri($"{scheme}://lms.example/api"));

        Assert.Equal((counts, "http://proxy:3128"), (proxy?.Origin, proxy?.Shown));
    }

    [Theory]
    [InlineData("*", "https://lms.example/")]
    [InlineData("other.example, lms.example", "https://lms.example/")]
    [InlineData("example", "https://lms.example/")]
    [InlineData(".example", "https://lms.example/")]
    [InlineData("*.LMS.example", "https://api.lms.example/")]
    [InlineData("lms.example:8443", "https://lms.example:8443/")]
    [InlineData("10.0.0.0/8", "http://10.1.2.3/")]
    [InlineData("10.1.2.3:81", "http://10.1.2.3:81/")]
    [InlineData("2001:db8::/32 other", "http://[2001:db8::7]/")]
    public void Who_is_exempt_is_reached_without_it(string exempt, string address) =>
        Assert.Null(Read(("all_proxy", "http://proxy:3128"), ("NO_PROXY", exempt)).For(new Uri(address)));

    [Theory]
    [InlineData("", "https://lms.example/")]
    [InlineData("ms.example", "https://lms.example/")]
    [InlineData("lms.example.org", "https://lms.example/")]
    [InlineData("lms.example:8443", "https://lms.example/")]
    [InlineData("10.0.0.0/8", "http://11.1.2.3/")]
    [InlineData("10.1.2.3:81", "http://10.1.2.3/")]
    [InlineData(".", "https://lms.example/")]
    public void Nobody_else_is(string exempt, string address) =>
        Assert.NotNull(Read(("all_proxy", "http://proxy:3128"), ("NO_PROXY", exempt)).For(new Uri(address)));

    [Fact]
    public void A_name_and_a_password_in_it_are_for_the_proxy_alone()
    {
        EnvironmentProxy proxies = Read(("https_proxy", "http://anna:p%40ss:word@proxy:3128/"));

        NamedProxy proxy = proxies.For(new Uri("https://lms.example/"))!;

        Assert.Equal("http://proxy:3128", proxy.Shown);
        Assert.Equal("p@ss:word", proxies.GetCredential(proxy.Address, "Basic")?.Password);
        Assert.Null(proxies.GetCredential(new Uri("http://other:3128"), "Basic"));
    }

    [Theory]
    [InlineData("socks5h://proxy", "socks5://proxy:1080")]
    [InlineData("SOCKS5://proxy:9050", "socks5://proxy:9050")]
    [InlineData("https://proxy", "https://proxy")]
    public void A_proxy_of_another_kind_is_used_as_such(string text, string shown)
    {
        var proxy = NamedProxy.Read(text, "all_proxy");

        Assert.Equal((shown, true), (proxy.Shown, proxy.IsUsable));
    }

    [Theory]
    [InlineData("quic://proxy:3128")]
    [InlineData("http://")]
    [InlineData("http://me:s3cr@t@x@:y")]
    [InlineData("http://proxy:port")]
    public void One_that_cannot_be_used_is_an_error_that_does_not_show_it(string text)
    {
        _desk.Environment["HTTPS_PROXY"] = text;

        Assert.Collection(
            _desk.Problems(),
            problem =>
                Assert.StartsWith(
                    "the proxy for b2b.itresume.ru (HTTPS_PROXY) cannot be used",
                    problem,
                    StringComparison.Ordinal
                ),
            problem =>
                Assert.StartsWith(
                    "the proxy for sheets.googleapis.com (HTTPS_PROXY) cannot",
                    problem,
                    StringComparison.Ordinal
                )
        );
        Assert.DoesNotContain("s3cr", _desk.Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_nothing_goes_through_is_nobodys_concern()
    {
        _desk.Environment["http_proxy"] = "quic://proxy:3128";
        _desk.Environment["https_proxy"] = "quic://proxy:3128";
        _desk.Environment["no_proxy"] = "itresume.ru,googleapis.com";

        _desk.Load();
    }

    public void Dispose() => _desk.Dispose();

    private static EnvironmentProxy Read(params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
