using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Runs;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;
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

/// <summary>What a run would change, and what would stop it.</summary>
/// <param name="totals">Of the rows that were judged, with those that they would replace.</param>
internal sealed class DryRunOutlook(RunContext context, DayPreview before, RowTotals totals) : IReceipt
{
    private readonly RowTotals _measured = ShrinkGuard.Measured(totals, before.InDay);

    private bool GuardStops => new ShrinkGuard(context.Settings.Database.ShrinkGuard).Stops(_measured);

    /// <summary>Why a run would end with a failure now; null where it would not.</summary>
    public Exception? Failure =>
        before.InWork is { } inWork ? inWork
        : GuardStops && !context.Options.AllowShrink
            ? DatabaseErrors.Shrinks(context.Run.Window, _measured, looked: true)
        : null;

    public void Show()
    {
        Screen screen = context.Screen;
        screen.Line();
        screen.Heading(Strings.DryRunTitle.With(context.Run.Window, context.Run.Window.TestMark()));
        List<string[]> changes =
        [
            [Strings.DryRunNow, Numbers.Count(before.InDay)],
            [Strings.DryRunAfter, Numbers.Count(totals.Stored)],
        ];
        if (before.Elsewhere > 0)
            changes.Add([Strings.DryRunReset, Numbers.Count(before.Elsewhere)]);
        screen.Figures(changes);
        screen.Line("  " + Outcome());
        if (GuardStops && context.Options.AllowShrink)
            screen.Line("  " + Strings.DryRunShrinkAllowed);
        ClosingReport.ShowTotalsBefore(screen, totals);
    }

    private string Outcome() =>
        context.Run.Settles ? Strings.DryRunSettled
        : context.Run.Window.TestMode ? Strings.DryRunPartialTest
        : Strings.DryRunPartial;
}
