using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Reporting;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;

namespace EduEtl.Runs.Ranges;

/// <summary>
/// Loads the days of a range: some at once, each a whole run by itself, and told in their order. A day that cannot be
/// loaded ends it: days in work beside it come to their end, no other is started.
/// </summary>
internal sealed class RangeLoads(RunContext context, RangeRecord record, RangeSession range, DayReporter reports)
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
            await WritePageAsync(day, load, ct);
        // Only the newest day goes to the sheet.
        _newest?.ForgetCoursesAndTasks();
        _newest = day;
    }

    private async Task WritePageAsync(RunRecord day, LoadResult load, CancellationToken ct)
    {
        try
        {
            DayReport report = await range.DescribeAsync(day.Run, load, ct);
            day.WorthAttention =
            [
                .. ProblemFigures.Of(load.Totals, report.Earlier).Where(problem => problem.WorthAttention),
            ];
            // A year of courses and tasks would not be little; a day that is told of by itself is told of whole.
            if (record.Planned.Count == 1)
                day.Day = report;
            reports.WritePage(report);
        }
        catch (Exception e)
        {
            reports.Miss(day.Run.Window.Day, e);
        }
    }

    private bool GoesOn(CancellationToken ct) =>
        !ct.IsCancellationRequested && (context.Options.KeepGoing || !record.Failed.Any());

    private Task<RunRecord> Begin(DateOnly day, CancellationToken ct)
    {
        RunContext run = context with
        {
            Run = RunInfo.Begin(new(day, TestMode: false), context.Time),
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
        var day = new DayRun(run, fetcher, writer);
        run.LogStart();
        Progress.Begin(day.Progress);
        LoadResult? load = await new StageRunner(run, runRecord).RunAsync(Stage.Store, () => day.LoadAsync(ct), ct);
        Progress.End(day.Progress, load is not null);
        if (load is null)
        {
            await writer.EndAsync(runRecord.End());
        }
        else
        {
            runRecord.Loaded(load, day.Progress.Fetching);
            await range.KeepAsync(writer, run.Run);
        }
        return runRecord;
    }
}
