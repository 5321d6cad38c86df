namespace EduEtl.Sandbox.Platform;

/// <summary>One request to the platform's API, as the sandbox's page shows it.</summary>
/// <param name="Path">With its query, the keys' values replaced by asterisks.</param>
/// <param name="Rows">Rows delivered.</param>
/// <param name="Status">0 where the connection ended before an answer.</param>
internal sealed record PlatformCall(DateTimeOffset At, string Path, long Rows, int Status, TimeSpan Duration);
