namespace EduEtl.Sandbox.Platform;

/// <param name="Port">0: any free one.</param>
internal sealed record PlatformApiOptions(University University, string Client, string ClientKey, int Port = 0)
{
    /// <summary>Decides what has happened yet: of today only the attempts until now, of tomorrow none.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
