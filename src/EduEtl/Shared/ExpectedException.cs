namespace EduEtl.Shared;

/// <summary>
/// A failure that the operator can do something about. It is shown as two sentences, never as a stack trace:
/// the message says what failed and with which value, the remedy says what to do next. Both are in the
/// operator's language and hold no secret.
/// </summary>
internal class ExpectedException(ExitCode code, string message, string remedy, Exception? cause = null)
    : Exception(message, cause)
{
    public ExitCode Code { get; } = code;

    public string Remedy { get; } = remedy;

    /// <summary>False where nobody can say whether the day is the old one or the new one.</summary>
    public bool DayIsKnown { get; init; } = true;
}
