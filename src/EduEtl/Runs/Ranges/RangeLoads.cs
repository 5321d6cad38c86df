using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Reporting;
using EduEtl.Storage;

namespace EduEtl.Runs.Ranges;

/// <summary>
/// Loads the days of a range: some at once, each a whole run by itself, and told in their order. A day that cannot be
/// loaded ends it: days in work beside it come to their end, no other is started.
/// </summary>
internal sealed class RangeLoads(CommandContext context, RangeRecord record, RangeSession ledger, DayReporter reports)
{
    // An interrupted program has to be gone within two seconds, and has its end to note in the ledger, too.
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private readonly HashSet<RunRecord> _ended = [];
    private RunRecord? _newest;
    private int _told;

    public RangeProgress Progress { get; } = new(record.Planned.Count, context.Settings.Api.Parallel);

    public async Task RunAsync(CancellationToken ct)
    {
        using var pages = new CancellationTokenSource();
        await using CancellationTokenRegistration interrupted = ct.Register(() => pages.CancelAfter(LongestFarewell));
        var waiting = new Queue<DateOnly>(record.Planned);
        var working = new List<Task<RunRecord>>();
        while (true)
        {
            while (waiting.Count > 0 && working.Count < context.Settings.Api.Parallel && GoesOn(ct))
                working.Add(Begin(waiting.Dequeue(), ct));
            if (working.Count == 0)
                return;
            Task<RunRecord> ended = await Task.WhenAny(working);
            working.Remove(ended);
            _ended.Add(await ended);
            for (; _told < record.Days.Count && _ended.Contains(record.Days[_told]); _told++)
                await TellAsync(record.Days[_told], pages.Token);
        }
    }

    /// <summary>The days before it are loaded or never will be: its page can compare it with them.</summary>
    private async Task TellAsync(RunRecord day, CancellationToken ct)
    {
        RangeLines.Day(context.Screen, day);
        if (day.Load is not { } load)
            return;
        if (context.Settings.SomebodyIsTold)
            await reports.WritePageAsync(day.Run.Window, DescribeAsync);
        // Only the newest day goes to the sheet.
        if (_newest is { Load: { } before })
            _newest.Load = before with { Window = before.Window with { Courses = [], Tasks = [] } };
        _newest = day;

        async Task<DayReport> DescribeAsync()
        {
            DayReport report = await ledger.DescribeAsync(day.Run, load, ct);
            day.WorthAttention =
            [
                .. ProblemFigures.Of(load.Totals, report.Earlier).Where(problem => problem.WorthAttention),
            ];
            // A year of courses and tasks would not be little; a day that is told of by itself is told of whole.
            if (record.Planned.Count == 1)
                day.Day = report;
            return report;
        }
    }

    private bool GoesOn(CancellationToken ct) =>
        !ct.IsCancellationRequested && (context.Options.KeepGoing || !record.Failed.Any());

    private Task<RunRecord> Begin(DateOnly day, CancellationToken ct)
    {
        var run = new RunContext(RunInfo.Begin(new(day, TestMode: false), context.Time), context)
        {
            IsOneOfMany = true,
        };
        var runRecord = new RunRecord(run.Run);
        record.Days.Add(runRecord);
        return LoadAsync(run, runRecord, ct);
    }

    private async Task<RunRecord> LoadAsync(RunContext run, RunRecord runRecord, CancellationToken ct)
    {
        using ApiFetcher fetcher = Toolbox.Fetcher(run);
        await using PostgresWriter writer = Toolbox.Writer(run);
        var day = new DayRun(run, runRecord, fetcher, writer);
        run.LogStart();
        Progress.Begin(day.Progress);
        try
        {
            await new StageRunner(run, runRecord).TryAsync(Stage.Store, () => day.LoadAsync(ct), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            runRecord.Cancelled = true;
        }
        Progress.End(day.Progress, runRecord.Load is not null);
        if (runRecord.Load is null)
            await writer.EndAsync(runRecord.End());
        else
            await ledger.KeepAsync(writer, run.Run);
        return runRecord;
    }
}
