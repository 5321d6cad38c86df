namespace EduEtl.Days;

/// <summary>What stopped a run, or a command: the stage, and what is told of it.</summary>
internal sealed record Failure(Stage Stage, ExpectedException Error)
{
    public ExitCode Code => Error.Code;

    public string Message => Error.Message;

    public string Remedy => Error.Remedy;

    /// <summary>Whether the day is certain to be as it was, of a run that has loaded nothing.</summary>
    public bool DayIsAsItWas => Error.DayIsKnown;

    /// <summary>Another run has the day: nobody is mailed.</summary>
    public bool DayIsInWork => Error is DayInWorkException;
}

/// <summary>What a stage says of its work, of which a part can have failed.</summary>
internal interface IReceipt
{
    /// <summary>Null where all went well.</summary>
    Exception? Failure { get; }
}

/// <summary>Another run holds the day, or the whole table: nothing was touched and nobody is mailed.</summary>
internal sealed class DayInWorkException(string message, string remedy)
    : ExpectedException(ExitCode.DatabaseFailed, message, remedy);
