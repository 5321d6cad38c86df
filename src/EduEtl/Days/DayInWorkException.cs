using EduEtl.Shared;

namespace EduEtl.Days;

/// <summary>Another run holds the day, or the whole table: nothing was touched and nobody is mailed.</summary>
internal sealed class DayInWorkException(string message, string remedy)
    : ExpectedException(ExitCode.DatabaseFailed, message, remedy);

/// <summary>The run that holds the day, as its ledger row tells.</summary>
/// <param name="StartedAt">UTC, as people read it.</param>
internal sealed record RunningRun(string Host, string User, string StartedAt);
