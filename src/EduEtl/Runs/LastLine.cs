using EduEtl.Attempts;

namespace EduEtl.Runs;

/// <summary>The last line: what has come of it, in one sentence.</summary>
internal static class LastLine
{
    public static string Of(string sentence, ExitCode code) => Strings.VerdictLine.With(sentence, (int)code);

    public static string Of(RunRecord run)
    {
        DayWindow window = run.Run.Window;
        if (run.Load is null)
        {
            bool known = run.Failure is null or { DayIsAsItWas: true };
            return Of((known ? Strings.VerdictAsItWas : Strings.VerdictUnknown).With(window), run.ExitCode);
        }
        string loaded =
            window.TestMode ? Strings.VerdictTest
            : run.Run.Settles ? Strings.VerdictSettled
            : Strings.VerdictPartial;
        return Of(After(loaded.With(window), run.ExitCode), run.ExitCode);
    }

    /// <summary>Of several days.</summary>
    /// <param name="planned">All that were to be settled.</param>
    /// <param name="loaded">Those that are loaded now.</param>
    /// <param name="restIsKnown">Whether the others are certain to be as they were.</param>
    public static string OfDays(int planned, IReadOnlyCollection<RunRecord> loaded, bool restIsKnown, ExitCode code)
    {
        if (planned == 0)
            return Of(Strings.VerdictNoDay, code);
        int settled = loaded.Count(day => day.Run.Settles);
        string sentence = Strings.VerdictRange.With(settled, planned);
        if (loaded.Count > settled)
            sentence = Strings.VerdictRangeInPart.With(sentence, loaded.Count - settled);
        if (loaded.Count < planned)
            return Of(restIsKnown ? Strings.VerdictRangeRest.With(sentence) : sentence, code);
        return Of(After(sentence, code), code);
    }

    /// <summary>Of a command that has told of days that were loaded before.</summary>
    public static string OfEarlier(string command, string days, ExitCode code) =>
        Of(
            code == ExitCode.Done
                ? Strings.VerdictCommandDone.With(command, days)
                : After(Strings.VerdictLoadedBefore.With(days), code),
            code
        );

    /// <summary>Of a command on a loaded day.</summary>
    public static string Of(string command, DayWindow window, StageRecord record)
    {
        string sentence =
            record.ExitCode == ExitCode.Done ? Strings.VerdictCommandDone
            : record.Failure is null or { DayIsAsItWas: true } ? Strings.VerdictCommandFailed
            : Strings.VerdictCommandUnknown;
        return Of(sentence.With(command, window), record.ExitCode);
    }

    /// <summary>What of the rest is missing, after the days were loaded.</summary>
    private static string After(string loaded, ExitCode code) =>
        code switch
        {
            ExitCode.Done => loaded,
            ExitCode.ReportFailed => Strings.VerdictButReport.With(loaded),
            ExitCode.MailFailed => Strings.VerdictButMail.With(loaded),
            ExitCode.Interrupted => Strings.VerdictInterrupted.With(loaded),
            _ => Strings.VerdictButUnexpected.With(loaded),
        };
}
