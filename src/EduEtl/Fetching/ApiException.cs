namespace EduEtl.Fetching;

/// <summary>A try that did not bring the day whole.</summary>
/// <param name="transient">Whether another try can help.</param>
/// <param name="retryAfter">How long the server asks to wait, where it does.</param>
internal sealed class ApiException(
    string message,
    string remedy,
    bool transient,
    TimeSpan? retryAfter = null,
    Exception? cause = null
) : ExpectedException(ExitCode.ApiFailed, message, remedy, cause)
{
    public bool Transient { get; } = transient;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
