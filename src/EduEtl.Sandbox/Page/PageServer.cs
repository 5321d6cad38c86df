using System.Globalization;
using EduEtl.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Sandbox.Page;

/// <summary>
/// The sandbox's web page: <c>/sheet</c>, <c>/sheet/{tab}</c>, <c>/mail</c>, <c>/mail/{number}</c>,
/// <c>/report</c>, <c>/calls</c>, <c>/faults</c>. Each is one self-contained document made here.
/// </summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _app = LoopbackServer.Build();
    private readonly PageSources _sources;
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;

    private PageServer(PageSources sources)
    {
        _sources = sources;
        _app.Run(AnswerAsync);
    }

    public Uri Url => new(_app.Urls.First());

    public static async Task<PageServer> StartAsync(PageSources sources, CancellationToken cancellation = default)
    {
        var server = new PageServer(sources);
        await server._app.StartAsync(cancellation);
        return server;
    }

    public ValueTask DisposeAsync() => LoopbackServer.StopAsync(_app);

    private async Task AnswerAsync(HttpContext context)
    {
        CultureInfo.CurrentUICulture = _language;
        CultureInfo.CurrentCulture = _language;
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
        if (path is ["reports", var name] && ReportView.Find(_sources.Reports, name) is { } report)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.ContentSecurityPolicy = ReportView.ContentSecurityPolicy;
            await context.Response.SendFileAsync(report, context.RequestAborted);
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
                SheetView.Render(_sources.Sheets.Snapshot(), number)
            ),
            ("mail", 1, _) or ("mail", 2, not null) => (Pane.Mail, MailView.Render(_sources.Smtp.Mailbox, number)),
            ("report", 1, _) => (Pane.Report, ReportView.Render(_sources.Reports)),
            ("calls", 1, _) => (Pane.Calls, CallsView.Render(_sources)),
            ("faults", 1, _) => (Pane.Faults, FaultsView.Render(_sources)),
            _ => (null, Html.Nothing),
        };
        int status = page.Pane is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await SendAsync(context, status, page.Pane, page.Content);
    }

    private async Task TakeAsync(HttpContext context, string[] path)
    {
        try
        {
            context.Response.StatusCode = await FaultForms.TakeAsync(context.Request, path, _sources);
            context.Response.Headers.Location = "/faults";
        }
        catch (SandboxException e)
        {
            var reason = Html.Of($"<p class=\"empty\">{e.Message}</p>");
            await SendAsync(context, StatusCodes.Status503ServiceUnavailable, Pane.Faults, reason);
        }
    }

    private async Task SendAsync(HttpContext context, int status, Pane? pane, Html content)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = Layout.ContentSecurityPolicy;
        context.Response.Headers.CacheControl = "no-store";
        bool busy = pane == Pane.Faults && _sources.Runs.Last is { ExitCode: null };
        Html document = Layout.Render(pane, _sources.Faults.Count, busy, content);
        await context.Response.WriteAsync(document.Markup, context.RequestAborted);
    }
}
