using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Sandbox.Page;

/// <summary>
/// The sandbox's web page: <c>/sheet</c>, <c>/sheet/{tab}</c>, <c>/mail</c>, <c>/mail/{number}</c>, <c>/calls</c>.
/// Each is one self-contained document made here.
/// </summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication app = LoopbackServer.Build();
    private readonly PageSources sources;
    private readonly CultureInfo language = CultureInfo.CurrentUICulture;

    private PageServer(PageSources sources)
    {
        this.sources = sources;
        app.Run(AnswerAsync);
    }

    public Uri Url => new(app.Urls.First());

    public static async Task<PageServer> StartAsync(PageSources sources, CancellationToken cancellation = default)
    {
        var server = new PageServer(sources);
        await server.app.StartAsync(cancellation);
        return server;
    }

    public ValueTask DisposeAsync() => LoopbackServer.StopAsync(app);

    private async Task AnswerAsync(HttpContext context)
    {
        CultureInfo.CurrentUICulture = language;
        CultureInfo.CurrentCulture = language;
        string[] path = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        int? number = path.Length == 2 && int.TryParse(path[1], CultureInfo.InvariantCulture, out int n) ? n : null;
        if (path.Length == 0)
        {
            context.Response.Redirect("/sheet");
            return;
        }
        (Pane? Pane, Html Content) page = (path[0], path.Length, number) switch
        {
            ("sheet", 1, _) or ("sheet", 2, not null) => (
                Pane.Sheet,
                SheetView.Render(sources.Sheets.Snapshot(), number)
            ),
            ("mail", 1, _) or ("mail", 2, not null) => (Pane.Mail, MailView.Render(sources.Smtp.Mailbox, number)),
            ("calls", 1, _) => (Pane.Calls, CallsView.Render(sources)),
            _ => (null, Html.Nothing),
        };
        context.Response.StatusCode = page.Pane is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = Layout.ContentSecurityPolicy;
        context.Response.Headers.CacheControl = "no-store";
        Html document = Layout.Render(page.Pane, page.Content);
        await context.Response.WriteAsync(document.Markup, context.RequestAborted);
    }
}
