using System.Globalization;
using EduEtl.Attempts;

namespace EduEtl.Days;

/// <summary>The words for a run's stages, its test mode, a row's problem, how a day or a run stands, and what became of the mail.</summary>
internal static class Words
{
    public static string Title(this Stage stage) =>
        stage switch
        {
            Stage.Fetch => Strings.StageFetch,
            Stage.Store => Strings.StageStore,
            Stage.Report => Strings.StageReport,
            _ => Strings.StageNotify,
        };

    /// <summary>What stands behind a day of which only the test's first hour is meant; else nothing.</summary>
    public static string TestMark(this DayWindow window) => window.TestMode ? $" — {Strings.TestModeMark}" : "";

    /// <summary>What to type to load a day, or its first hour as a test.</summary>
    public static string LoadCommand(this DayWindow window) =>
        $"eduetl --date {window}" + (window.TestMode ? " --test-mode" : "");

    /// <summary>The problem in the operator's language.</summary>
    public static string Text(this Problem problem) =>
        Strings.ResourceManager.GetString($"Problem_{problem}", CultureInfo.CurrentUICulture) ?? problem.MachineName();

    /// <summary>A reason behind a mark that tells whether the row was rejected or stored.</summary>
    public static string Marked(string reason, bool stored) => $"{(stored ? "!" : "✗")} {reason}";

    /// <summary>The machine names of the problems whose rows are kept.</summary>
    public static IReadOnlyList<string> KeptProblems { get; } =
    [.. Enum.GetValues<Problem>().Where(problem => problem.IsKept()).Select(problem => problem.MachineName())];

    public static string Text(this DayState state) =>
        state switch
        {
            DayState.Settled => Strings.CalendarSettled,
            DayState.Partial => Strings.CalendarPartial,
            DayState.Failed => Strings.CalendarFailed,
            _ => Strings.CalendarMissed,
        };

    public static string Text(this RunState state) =>
        state switch
        {
            RunState.Settled => Strings.CalendarSettled,
            RunState.Partial => Strings.CalendarPartial,
            RunState.Wiped => Strings.StateWiped,
            RunState.Cancelled => Strings.StateCancelled,
            RunState.InWork => Strings.StateInWork,
            RunState.Died => Strings.StateDied,
            _ => Strings.CalendarFailed,
        };

    public static string Text(this MailState state) =>
        state switch
        {
            MailState.Sent => Strings.MailStateSent,
            MailState.Uncertain => Strings.MailStateUncertain,
            MailState.Failed => Strings.MailStateFailed,
            _ => Strings.PlaceOff,
        };
}
