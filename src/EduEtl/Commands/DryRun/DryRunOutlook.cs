using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Runs;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;

namespace EduEtl.Commands.DryRun;

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
