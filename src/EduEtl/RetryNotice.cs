namespace EduEtl;

/// <summary>What the operator sees while a stage waits before it tries again.</summary>
/// <param name="Attempt">The try that failed, 1 for the first.</param>
/// <param name="Of">Tries in all.</param>
/// <param name="Delay">How long the wait is.</param>
/// <param name="Reason">Why the try failed, in the operator's language.</param>
internal readonly record struct RetryNotice(int Attempt, int Of, TimeSpan Delay, string Reason);
