namespace EduEtl.Days;

/// <summary>Another run holds the day, or the whole table: nothing was touched and nobody is mailed.</summary>
internal sealed class DayInWorkException(string message, string remedy)
    : ExpectedException(ExitCode.DatabaseFailed, message, remedy);
