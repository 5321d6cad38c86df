using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;

namespace EduEtl.Sandbox.Sheets;

/// <summary>
/// A stand-in of the Google Sheets API with one spreadsheet, and of Google's token endpoint, on a free port of
/// 127.0.0.1. It speaks the real protocol and is strict about what Google is strict about.
/// </summary>
internal sealed class SheetsApi : IAsyncDisposable
{
    private readonly SheetsApiOptions _options;
    private readonly WebApplication _app;
    private readonly TokenEndpoint _tokens;
    private readonly SheetsRouter _router;
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private int _count;

    private SheetsApi(SheetsApiOptions options)
    {
        _options = options;
        _tokens = new TokenEndpoint(options.Time);
        StateFile? file = options.Folder is null ? null : new StateFile(options.Folder);
        Workbook book = file?.Load(options.SpreadsheetId) ?? Workbook.New(options);
        _router = new SheetsRouter(book, changed => file?.Save(changed));

        // An empty builder: no settings file or environment variable of somebody else's moves the server.
        _app = LoopbackServer.Build();
        _app.Run(context => new SheetsExchange(context, options, _tokens, _router, Ask, _calls).RunAsync());
    }

    /// <summary>Base address for <c>Sheets:Endpoint</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    public Uri TokenUri => new(Endpoint, "token");

    /// <summary>All calls since the start, in the order in which they were answered.</summary>
    public IReadOnlyList<RecordedCall> Calls => [.. _calls];

    /// <summary>Where people see the spreadsheet; null: where Google's would be.</summary>
    public Uri? Page
    {
        set => _router.Page = value;
    }

    /// <summary>Asked before every call; null lets it through.</summary>
    public Func<CallInfo, FaultAnswer?>? Fault { get; set; }

    public static async Task<SheetsApi> StartAsync(SheetsApiOptions options)
    {
        var api = new SheetsApi(options);
        await api._app.StartAsync();
        api.Endpoint = new Uri(api._app.Urls.Single());
        return api;
    }

    /// <summary>
    /// Writes a service account's key file for this server, by default of the account that the spreadsheet is shared
    /// with. Each call makes a new key; the former ones stay good.
    /// </summary>
    public void WriteKeyFile(string path, string? email = null) =>
        _tokens.WriteKeyFile(path, email ?? _options.SharedWith, TokenUri);

    public SpreadsheetState Snapshot() => _router.Snapshot();

    public async ValueTask DisposeAsync()
    {
        await LoopbackServer.StopAsync(_app);
        _tokens.Dispose();
    }

    private FaultAnswer? Ask(CallInfo call) => Fault?.Invoke(call with { Number = Interlocked.Increment(ref _count) });
}
