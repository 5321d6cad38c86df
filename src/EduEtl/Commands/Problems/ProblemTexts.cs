using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Storage.Ledger;

namespace EduEtl.Commands.Problems;

/// <summary>How a problem row reads to people.</summary>
internal static class ProblemTexts
{
    /// <summary>The reason; its machine name where another version's is not known here.</summary>
    public static string Reason(string machineName) =>
        ProblemNames.FromMachineName(machineName) is { } problem ? problem.Text() : Printable.OneLine(machineName);

    public static string ReasonAndName(string machineName) =>
        $"{Reason(machineName)} ({Printable.OneLine(machineName)})";

    public static string Outcome(bool stored) => stored ? Strings.ProblemsStored : Strings.ProblemsRejected;
}
