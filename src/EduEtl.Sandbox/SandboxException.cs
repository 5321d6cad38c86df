namespace EduEtl.Sandbox;

/// <summary>A failure that the person who started the sandbox can do something about; shown without a stack trace.</summary>
internal sealed class SandboxException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>2 for a wrong command line, as the program has it.</summary>
    public int ExitCode { get; init; } = 1;
}
