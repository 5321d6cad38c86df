using System.Runtime.CompilerServices;

namespace EduEtl.Fetching;

/// <summary>
/// The answer's body. The first read waits as long as the server may think; every later one at most the idle timeout,
/// and all of them together, what the database takes in between aside, at most the total one.
/// What breaks in it is told as an <see cref="ApiException"/>, so that nobody takes it for the database's fault.
/// </summary>
internal sealed class BodyStream(
    Stream body,
    ApiErrors errors,
    TimeSpan idleTimeout,
    TimeSpan totalTimeout,
    TimeProvider time
) : ForwardOnlyStream
{
    private const int FirstBytes = 64 * 1024;

    private readonly byte[] _first = new byte[FirstBytes];
    private readonly CancellationTokenSource _patience = new(Timeout.InfiniteTimeSpan, time);
    private ReadOnlyMemory<byte> _ready;
    private TimeSpan _waited;

    /// <summary>Waits for the first bytes, so that no transaction stands idle while the API thinks.</summary>
    public async Task AwaitFirstByteAsync(CancellationToken ct) =>
        _ready = _first.AsMemory(0, await body.ReadAsync(_first, ct));

    // What a wait needs is made once: there is one for every hundred rows or so.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_ready.IsEmpty)
        {
            int taken = Math.Min(_ready.Length, buffer.Length);
            _ready[..taken].CopyTo(buffer);
            _ready = _ready[taken..];
            return taken;
        }
        TimeSpan left = totalTimeout - _waited;
        if (left <= TimeSpan.Zero)
            throw errors.TooSlow(totalTimeout);
        _patience.CancelAfter(left < idleTimeout ? left : idleTimeout);
        long started = time.GetTimestamp();
        await using CancellationTokenRegistration interruption = cancellationToken.UnsafeRegister(Interrupt, _patience);
        try
        {
            return await body.ReadAsync(buffer, _patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw left < idleTimeout ? errors.TooSlow(totalTimeout) : errors.Stalled();
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
        {
            throw errors.Broken(e);
        }
        finally
        {
            _patience.CancelAfter(Timeout.InfiniteTimeSpan);
            _waited += time.GetElapsedTime(started);
        }
    }

    private static void Interrupt(object? patience) => ((CancellationTokenSource)patience!).Cancel();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            _patience.Dispose();
        }
        base.Dispose(disposing);
    }
}
