using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Resources;
using EduEtl.Runs;
using EduEtl.Shared;
using EduEtl.Storage;
using EduEtl.Terminal;

namespace EduEtl.Commands.DryRun;

/// <summary>
/// <c>--dry-run</c>: the day is fetched and judged as in a run, and nothing is written or sent but the log. It ends with
/// the code that a run would end with now.
/// </summary>
internal static class DryRunCommand
{
    public static async Task<ExitCode> RunAsync(RunContext context, CancellationToken ct)
    {
        RunInfo run = context.Run;
        Screen screen = context.Screen;
        var record = new RunRecord(run);
        var stages = new StageRunner(context, record);
        using ApiFetcher fetcher = Toolbox.Fetcher(context);
        var progress = new LoadProgress();
        DayPreview? before = null;
        RowTally? tally = null;
        Announce(context);
        try
        {
            if (
                await stages.RunAsync(Stage.Store, () => Strings.LiveLooking, LookAsync, ct)
                && await stages.RunAsync(Stage.Fetch, progress.Line, FetchAsync, ct)
            )
                await stages.RunAsync(Stage.Store, () => Strings.LiveLooking, CompareAsync, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            record.Cancelled = true;
            context.Warn(Strings.InterruptedBefore);
        }
        screen.Line();
        screen.Pairs([
            [Strings.PlaceLog, context.Logs.Path],
        ]);
        screen.Line();
        screen.Line(Strings.DryRunEnd);
        return record.ExitCode;

        async Task<long?> LookAsync()
        {
            before = await DayPreview.LookAsync(context.Settings.Database, run.Window, ct);
            screen.Done(Stage.Store, Strings.DryRunLooked.With(Numbers.Count(before.InDay)));
            return before.InDay;
        }

        async Task<long?> FetchAsync()
        {
            tally = await fetcher.DeliverAsync(run.Window, CountAsync, ct);
            screen.Done(Stage.Fetch, Strings.DoneFetch.With(Numbers.Count(tally.Received)));
            return tally.Received;
        }

        Task<long?> CompareAsync()
        {
            var outlook = new DryRunOutlook(context, before!, tally!.Totals(before!.Replaced));
            outlook.Show();
            return outlook.Obstacle is { } obstacle
                ? Task.FromException<long?>(obstacle)
                : Task.FromResult<long?>(tally.Stored);
        }

        async Task<RowTally> CountAsync(AttemptReader rows, CancellationToken token)
        {
            progress.Restart();
            var counts = new RowTally();
            var rowLog = new RowLog(context.Logger(nameof(AttemptReader)), context.Settings.Logs.EveryRow);
            while (await rows.ReadAsync(token))
            {
                counts.Count(rows);
                progress.Row(rows.RowNumber);
                rowLog.Note(rows);
            }
            rowLog.Summarise(counts.Totals(before!.Replaced), Strings.LogDryRunTotals);
            return counts;
        }
    }

    private static void Announce(RunContext context)
    {
        RunInfo run = context.Run;
        string marks = $"{run.Window.TestMark()} — {Strings.DryRunMark}";
        context.Screen.Heading(Strings.RunTitle.With(run.Version, run.Window, marks));
        context.Log.InformationText(
            Strings.LogRunStarted.With(run.Id, run.Window, marks, run.Host, run.User, run.Version)
        );
    }
}
