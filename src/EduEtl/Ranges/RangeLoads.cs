using EduEtl.Attempts;
using EduEtl.Fetching;
using EduEtl.Storage;
using EduEtl.Terminal;

namespace EduEtl.Ranges;

/// <summary>
/// Loads the days of a range: some at once, each a whole run by itself, and told in their order. A day that cannot be
/// loaded ends it: days in work beside it come to their end, no other is started.
/// </summary>
internal sealed class RangeLoads(CommandContext context, RangeRecord record, RangeLedger ledger)
{
    private readonly HashSet<RunRecord> _ended = [];
    private int _told;

    public RangeProgress Progress { get; } = new(record.Planned.Count, context.Settings.Api.Parallel);

    public async Task RunAsync(CancellationToken ct)
    {
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
                RangeLines.Day(context.Screen, record.Days[_told]);
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
        using ApiFetcher fetcher = Stages.Fetcher(run);
        await using PostgresWriter writer = Stages.Writer(run);
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
