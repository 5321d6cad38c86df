namespace EduEtl.Sandbox;

/// <summary>A failure that the person who started the sandbox can do something about; shown without a stack trace.</summary>
internal sealed class SandboxException(string message, Exception? cause = null) : Exception(message, cause);
