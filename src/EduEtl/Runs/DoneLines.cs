using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Terminal;

namespace EduEtl.Runs;

/// <summary>What the operator reads as soon as a part of the work is done.</summary>
internal static class DoneLines
{
    public static void Fetched(Screen screen, DayWindow window) =>
        screen.Done(Stage.Fetch, window.TestMode ? Strings.DoneFetchHour : Strings.DoneFetch);

    public static void Loaded(Screen screen, DayWindow window, RowTotals totals)
    {
        Fetched(screen, window);
        string stored = Strings.DoneStore.With(
            Numbers.Count(totals.Received),
            Numbers.Count(totals.Stored),
            Numbers.Count(totals.Rejected),
            Numbers.Count(totals.Defective),
            Numbers.Count(totals.Replaced)
        );
        screen.Done(Stage.Store, stored);
        if (totals.Received == 0)
            screen.Line("  " + Strings.EmptyDay.With(window));
    }

    public static void Pages(Screen screen, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            return;
        // Days that earlier commands have loaded are written last.
        string[] names = [.. paths.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        (string first, string last) = (names[0], names[^1]);
        screen.Done(
            Stage.Report,
            paths.Count == 1 ? Strings.DonePage.With(first) : Strings.DonePages.With(paths.Count, first, last)
        );
    }

    public static void Mailed(Screen screen, MailReceipt? receipt)
    {
        if (receipt is { Failure: null, State: MailState.Sent })
            screen.Done(Stage.Notify, Strings.DoneMail.With(receipt.Recipients.Count));
    }
}
