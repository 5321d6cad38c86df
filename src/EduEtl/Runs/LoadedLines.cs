using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Terminal;

namespace EduEtl.Runs;

/// <summary>What the operator reads as soon as a day is in the database.</summary>
internal static class LoadedLines
{
    public static void Show(Screen screen, DayWindow window, RowTotals totals)
    {
        screen.Done(Stage.Fetch, Strings.DoneFetch.With(Figures.Count(totals.Received)));
        string stored = Strings.DoneStore.With(
            Figures.Count(totals.Stored),
            Figures.Count(totals.Rejected),
            Figures.Count(totals.Defective),
            Figures.Count(totals.Replaced)
        );
        screen.Done(Stage.Store, stored);
        if (totals.Received == 0)
            screen.Line("  " + Strings.EmptyDay.With(window));
    }
}
