using System.Net;
using EduEtl.Sandbox.Faults;
using EduEtl.Tests.Support;
using Microsoft.Playwright;

namespace EduEtl.Tests.Sandbox;

/// <summary>A browser sends forms to this machine for any site that it has open.</summary>
public sealed class AnotherSiteSendsForms(Browser browser) : IAsyncLifetime
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private PageTrial _page = null!;

    public async ValueTask InitializeAsync() => _page = await PageTrial.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        _http.Dispose();
    }

    [Theory]
    [InlineData("own", "own", HttpStatusCode.SeeOther)]
    [InlineData("own", null, HttpStatusCode.Forbidden)]
    [InlineData("own", "null", HttpStatusCode.Forbidden)]
    [InlineData("own", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("evil.example", "http://evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task Only_our_own_pages_forms_are_taken(string host, string? origin, HttpStatusCode status)
    {
        string own = _page.Server.Url.Authority;
        using HttpRequestMessage request = Form("faults/ApiFails");
        request.Headers.Host = host == "own" ? own : host;
        if (origin is not null)
            request.Headers.Add("Origin", origin == "own" ? $"http://{own}" : origin);

        using HttpResponseMessage answer = await _http.SendAsync(request, Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.SeeOther, _page.Sources.Faults.IsOn(Fault.ApiFails));
    }

    [Fact]
    public async Task A_browser_on_another_sites_page_switches_nothing()
    {
        await using BrowserPage page = await browser.OpenAsync(_page.Server.Url);
        IPage evil = await page.Page.Context.NewPageAsync();
        await evil.SetContentAsync(
            $"<form method='post' action='{_page.Server.Url}faults/ApiFails'><input name='on' value='true'><button>Win</button></form>"
        );

        IResponse answer = await evil.RunAndWaitForResponseAsync(() => evil.ClickAsync("button"), "**/faults/*");

        Assert.Equal(403, answer.Status);
        Assert.Equal(0, _page.Sources.Faults.Count);
    }

    [Fact]
    public async Task A_page_whose_name_points_at_this_machine_reads_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_page.Server.Url, "mail"));
        request.Headers.Host = "evil.example";

        using HttpResponseMessage answer = await _http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("faults/NoSuchFault")]
    [InlineData("faults/99")]
    [InlineData("sheet")]
    public async Task There_is_nothing_else_to_send_a_form_to(string path)
    {
        using HttpRequestMessage request = Form(path);
        request.Headers.Add("Origin", $"http://{_page.Server.Url.Authority}");

        using HttpResponseMessage answer = await _http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private HttpRequestMessage Form(string path) =>
        new(HttpMethod.Post, new Uri(_page.Server.Url, path))
        {
            Content = new FormUrlEncodedContent([new("on", "true")]),
        };
}
