using System.Collections.Concurrent;
using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Reporting.Sheets;
using EduEtl.Sandbox.Sheets;
using EduEtl.Settings;
using EduEtl.Shared;
using Google.Apis.Sheets.v4;
using Google.Apis.Sheets.v4.Data;
using Serilog;
using Serilog.Core;

namespace EduEtl.Tests.Reporting;

/// <summary>The real reporter and Google's real client against the stand-in, over loopback sockets.</summary>
public abstract class ReportingFixture : IAsyncLifetime
{
    internal const string Account = "eduetl@sandbox.iam.gserviceaccount.com";

    private readonly string _folder = Directory.CreateTempSubdirectory("eduetl-report").FullName;

    internal static readonly RunInfo Run = new(
        Guid.Parse("7c1f0a52-93d4-4b1e-8a6f-2f5d0c9be111"),
        new DayWindow(new DateOnly(2024, 10, 2), false),
        new DateTimeOffset(2024, 10, 3, 4, 0, 0, TimeSpan.Zero),
        "desk",
        "anna",
        "0.1.0"
    );

    internal static readonly RowTotals Totals = new(9000, 8990, 10, 7, 0, new Dictionary<Problem, long>());

    internal static readonly DayStatistics Day = new(8990, 420, 7000, 1990, 995);

    internal SheetsApi Google { get; private set; } = null!;

    /// <summary>As the ledger would have it: a report of this test was written.</summary>
    internal bool Reported { get; set; }

    internal ConcurrentQueue<RetryNotice> Retries { get; } = new();

    internal ConcurrentQueue<CallInfo> Seen { get; } = new();

    internal string KeyFile => Path.Combine(_folder, "key.json");

    protected CancellationToken Cancellation { get; } = TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo("en-US");
        Google = await SheetsApi.StartAsync(new SheetsApiOptions { SpreadsheetId = "book", SharedWith = Account });
        Google.WriteKeyFile(KeyFile);
        Google.Fault = call =>
        {
            Seen.Enqueue(call);
            return null;
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Google.DisposeAsync();
        Directory.Delete(_folder, true);
        GC.SuppressFinalize(this);
    }

    internal SheetsSettings Settings(int attempts = 5, TimeSpan? timeout = null) =>
        new(
            true,
            "book",
            KeyFile,
            "EduEtl",
            "EduEtl days",
            "EduEtl tasks",
            timeout ?? TimeSpan.FromSeconds(30),
            attempts,
            Google.Endpoint
        );

    internal async Task ReportAsync(
        SheetsSettings? settings = null,
        RunInfo? run = null,
        DayStatistics? day = null,
        bool withTotals = true,
        TimeProvider? time = null
    )
    {
        using Logger log = new LoggerConfiguration().CreateLogger();
        time ??= new HurriedTime();
        using var reporter = new SheetsReporter(settings ?? Settings(), time, log, Retries.Enqueue);
        DayReport report = Report(run ?? Run, withTotals ? Totals : null, day ?? Day);
        await reporter.ReportAsync(report with { ReportedBefore = Reported }, Cancellation);
        Reported = true;
    }

    internal async Task ReportAsync(DayReport report)
    {
        using Logger log = new LoggerConfiguration().CreateLogger();
        using var reporter = new SheetsReporter(Settings(), new HurriedTime(), log, Retries.Enqueue);
        await reporter.ReportAsync(report with { ReportedBefore = Reported }, Cancellation);
        Reported = true;
    }

    /// <summary>Applies a person's requests.</summary>
    internal async Task PrepareAsync(params Request[] requests)
    {
        using SheetsService service = await RawClient.ServiceAsync(Google, KeyFile);
        await service
            .Spreadsheets.BatchUpdate(new BatchUpdateSpreadsheetRequest { Requests = requests }, "book")
            .ExecuteAsync(Cancellation);
    }

    internal static DayReport Report(RunInfo run, RowTotals? totals, DayStatistics day) =>
        new(run, totals, day, [], [], [new(run.Window.Day, run.Settles, day)]);

    internal async Task<ExpectedException> FailsAsync(SheetsSettings? settings = null)
    {
        ExpectedException e = await Assert.ThrowsAsync<ExpectedException>(() => ReportAsync(settings));
        Assert.Equal(ExitCode.ReportFailed, e.Code);
        Assert.NotEmpty(e.Remedy);
        return e;
    }

    internal TabState Tab(string title = "EduEtl") => Google.Snapshot().Tab(title);

    internal int ApiCalls => Google.Calls.Count(call => call.Operation != "token");
}

/// <summary>Waits take a hundredth of their time; the clock stands at 2024-10-03 04:05:06.7 UTC.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    public override DateTimeOffset GetUtcNow() => new(2024, 10, 3, 4, 5, 6, 700, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // The timeout of a request is 30 s in these tests and is left alone.
        bool isTimeout = dueTime == TimeSpan.FromSeconds(30);
        TimeSpan due = isTimeout || dueTime <= TimeSpan.Zero ? dueTime : dueTime / 100;
        return base.CreateTimer(callback, state, due > TimeSpan.Zero && due < Shortest ? Shortest : due, period);
    }
}
