using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Sandbox.Page;

/// <summary>
/// The sandbox's web page: <c>/sheet</c>, <c>/sheet/{tab}</c>, <c>/mail</c>, <c>/mail/{number}</c>, <c>/calls</c>,
/// <c>/faults</c>. Each is one self-contained document made here.
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
        if (!OwnOrigin.IsAddressed(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }
        string[] path = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            await TakeAsync(context, path);
            return;
        }
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
            ("faults", 1, _) => (Pane.Faults, FaultsView.Render(sources)),
            _ => (null, Html.Nothing),
        };
        int status = page.Pane is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await SendAsync(context, status, page.Pane, page.Content);
    }

    private async Task TakeAsync(HttpContext context, string[] path)
    {
        try
        {
            context.Response.StatusCode = await FaultForms.TakeAsync(context.Request, path, sources);
            context.Response.Headers.Location = "/faults";
        }
        catch (SandboxException e)
        {
            Html reason = Html.Of($"<p class=\"empty\">{e.Message}</p>");
            await SendAsync(context, StatusCodes.Status503ServiceUnavailable, Pane.Faults, reason);
        }
    }

    private async Task SendAsync(HttpContext context, int status, Pane? pane, Html content)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = Layout.ContentSecurityPolicy;
        context.Response.Headers.CacheControl = "no-store";
        bool busy = pane == Pane.Faults && sources.Runs.Last is { ExitCode: null };
        Html document = Layout.Render(pane, sources.Faults.Count, busy, content);
        await context.Response.WriteAsync(document.Markup, context.RequestAborted);
    }
}
