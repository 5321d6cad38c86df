namespace EduEtl.Shared;

/// <summary>What the process returns; the earliest failed stage gives the code.</summary>
internal enum ExitCode
{
    Done = 0,
    Unexpected = 1,
    WrongCommand = 2,
    WrongSettings = 3,
    ApiFailed = 4,
    DatabaseFailed = 5,
    ReportFailed = 6,
    MailFailed = 7,
    Interrupted = 130,
}
