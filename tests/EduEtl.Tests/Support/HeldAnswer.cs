using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Support;

/// <summary>An answer of the platform that stops in the middle of its body until it is let go.</summary>
internal sealed class HeldAnswer(params string[] rows)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The rows are on their way, the end of the array is not.</summary>
    public Task ReachedAsync() => _reached.Task.WaitAsync(Patience);

    /// <summary>The rows are on their way, and the program's database session is in its COPY.</summary>
    public async Task CopyingAsync(World world)
    {
        await ReachedAsync();
        await world.WaitUntilAsync($"EXISTS ({Copying})");
    }

    /// <summary>Selects the process id of the server's session that copies rows.</summary>
    public const string Copying =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%' AND state = 'active'";

    public void Release() => _released.TrySetResult();

    /// <summary>For <c>PlatformApi.Fault</c>: holds the first call; later ones are answered by the platform itself.</summary>
    public async Task<bool> AnswerAsync(HttpContext context)
    {
        if (_reached.Task.IsCompleted)
            return false;
        await context.Response.WriteAsync("[" + string.Join(',', rows));
        await context.Response.Body.FlushAsync();
        _reached.TrySetResult();
        try
        {
            await _released.Task.WaitAsync(Patience, context.RequestAborted);
            await context.Response.WriteAsync("]");
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            context.Abort();
        }
        return true;
    }
}
