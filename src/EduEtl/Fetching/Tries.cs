using Polly;
using Polly.Retry;

namespace EduEtl.Fetching;

/// <summary>
/// Tries again what may pass: exponential back-off with jitter, or as long as the server asks. It stands above request,
/// body and transaction together, so that a try that broke in the middle starts from nothing.
/// </summary>
internal sealed class Tries(int attempts, TimeSpan delay, TimeProvider time, Action<RetryNotice> onRetry)
{
    /// <summary>A longer wait is the operator's to decide.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        ResiliencePipeline pipeline = Pipeline();
        return await pipeline.ExecuteAsync(async token => await work(token), ct);
    }

    private ResiliencePipeline Pipeline()
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        return attempts == 1 ? builder.Build() : builder.AddRetry(Options()).Build();
    }

    private RetryStrategyOptions Options() =>
        new()
        {
            MaxRetryAttempts = attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = delay,
            MaxDelay = LongestWait,
            ShouldHandle = new PredicateBuilder().Handle<ApiException>(e => e.Transient),
            DelayGenerator = failed => ValueTask.FromResult(RetryAfter(failed.Outcome.Exception)),
            OnRetry = failed =>
            {
                string reason = failed.Outcome.Exception?.Message ?? "";
                onRetry(new(failed.AttemptNumber + 1, attempts, failed.RetryDelay, reason));
                return ValueTask.CompletedTask;
            },
        };

    private static TimeSpan? RetryAfter(Exception? failure) =>
        (failure as ApiException)?.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait : null;
}
