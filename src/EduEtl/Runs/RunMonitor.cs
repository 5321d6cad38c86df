using System.Globalization;
using EduEtl.Settings;
using EduEtl.Terminal;

namespace EduEtl.Runs;

/// <summary>
/// Tells a check of the healthchecks.io kind (https://healthchecks.io/docs/http_api) that a command has started and how
/// it ended: it notices the night on which nothing ran at all. Whatever becomes of that, the outcome stays.
/// </summary>
internal sealed class RunMonitor : IDisposable
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(5);

    // An interrupted program has to be gone within two seconds.
    private static readonly TimeSpan Hurried = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new(Timeout.InfiniteTimeSpan);
    private RunContext? _context;
    private Guid _run;
    private Task<string?> _started = Task.FromResult<string?>(null);

    /// <summary>Whether a command that changes something has begun.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Nobody waits for that.</summary>
    public void Begin(RunContext context)
    {
        HasBegun = !context.Options.DryRun;
        if (context.Settings.Monitor.Url is null || context.Options.DryRun)
            return;
        _context = context;
        _run = context.Options.IsRange ? UniqueId.At(context.Time.GetUtcNow()) : context.Run.Id;
        _started = AskAsync(context, "start");
    }

    /// <summary>After all else, but for what a quiet call has to tell.</summary>
    public async Task<ExitCode> EndAsync(ExitCode code, Screen? screen)
    {
        if (_context is { } context)
        {
            _end.CancelAfter(code == ExitCode.Interrupted ? Hurried : Patient);
            string? unheard = await _started;
            unheard = await AskAsync(context, ((int)code).ToString(CultureInfo.InvariantCulture)) ?? unheard;
            if (unheard is not null)
                screen?.Warn(Strings.MonitorUnheard.With(unheard));
        }
        return screen?.End(code, toldAlone: !HasBegun) ?? code;
    }

    public void Dispose() => _end.Dispose();

    /// <summary>Why it was not heard; null where it was.</summary>
    private async Task<string?> AskAsync(RunContext context, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        patience.CancelAfter(Patient);
        var address = new UriBuilder(context.Settings.Monitor.Url!.Reveal());
        try
        {
            address.Path = $"{address.Path.TrimEnd('/')}/{what}";
            address.Query = $"{address.Query.TrimStart('?')}&rid={_run}".TrimStart('&');
            using var http = new HttpClient(new SocketsHttpHandler { Proxy = EnvironmentProxy.OfProcess });
            using HttpResponseMessage answer = await http.GetAsync(address.Uri, patience.Token);
            string status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
            return answer.IsSuccessStatusCode ? null : EnvironmentProxy.OfProcess.Through(address.Uri, status);
        }
        catch (Exception e)
        {
            string reason =
                e is OperationCanceledException
                    ? Strings.MonitorNoAnswer
                    : Printable.Excerpt(context.Redactor.Redact(e.Message));
            return EnvironmentProxy.OfProcess.Through(address.Uri, reason);
        }
    }
}
