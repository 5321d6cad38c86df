using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Runs;
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
        Screen screen = context.Screen;
        var record = new RunRecord(context.Run);
        var stages = new StageRunner(context, record);
        using ApiFetcher fetcher = Toolbox.Fetcher(context);
        var progress = new LoadProgress();
        string mark = $" — {Strings.DryRunMark}";
        screen.Heading(
            Strings.RunTitle.With(context.Run.Version, context.Run.Window, context.Run.Window.TestMark() + mark)
        );
        context.LogStart(mark);
        DayPreview? before = await stages.RunAsync(Stage.Store, () => Strings.LiveLooking, LookAsync, ct);
        RowTally? tally = before is null ? null : await stages.RunAsync(Stage.Fetch, progress.Line, FetchAsync, ct);
        if (tally is not null)
            await stages.RunAsync(Stage.Store, CompareAsync, ct);
        if (record.Cancelled)
            context.Warn(Strings.InterruptedBefore);
        screen.Line();
        screen.Pairs([
            [Strings.PlaceLog, context.Logs.Path],
        ]);
        screen.LastLine(LastLine.Of(Strings.VerdictDryRun, record.ExitCode));
        return record.ExitCode;

        async Task<DayPreview> LookAsync()
        {
            DayPreview preview = await DayPreview.LookAsync(context.Settings.Database, context.Run.Window, ct);
            screen.Done(Stage.Store, Strings.DryRunLooked.With(Numbers.Count(preview.InDay)));
            return preview;
        }

        async Task<RowTally> FetchAsync()
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    return await CountAsync();
                }
                catch (ApiException e) when (fetcher.MayTryAgain(e, attempt) && !ct.IsCancellationRequested)
                {
                    await context.RetryAsync(fetcher.Retries.After(attempt, e.Message, e.RetryAfter), ct);
                }
            }
        }

        async Task<RowTally> CountAsync()
        {
            await using ApiAnswer answer = await fetcher.OpenAsync(context.Run.Window, ct);
            answer.Rows.Held = before!.Held;
            progress.Restart();
            var rowLog = new RowLog(context.Logger(nameof(AttemptReader)), context.Settings.Logs.EveryRow);
            RowTally counts = await answer.CountAsync(Note, ct);
            rowLog.Summarise(counts.Totals(before.Replaced), Strings.LogDryRunTotals);
            DoneLines.Fetched(screen, context.Run.Window);
            return counts;

            void Note(AttemptReader row)
            {
                progress.Row(row.RowNumber);
                rowLog.Note(row);
            }
        }

        Task<DryRunOutlook> CompareAsync()
        {
            var outlook = new DryRunOutlook(context, before!, tally!.Totals(before!.Replaced));
            outlook.Show();
            return Task.FromResult(outlook);
        }
    }
}
