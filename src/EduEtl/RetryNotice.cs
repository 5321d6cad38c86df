namespace EduEtl;

/// <summary>A try failed and another follows: told to the operator before the wait.</summary>
/// <param name="Attempt">The try that failed, from 1.</param>
/// <param name="Of">Tries in all.</param>
/// <param name="Delay">How long the wait is.</param>
/// <param name="Reason">Why the try failed, in the operator's language.</param>
internal readonly record struct RetryNotice(int Attempt, int Of, TimeSpan Delay, string Reason);
