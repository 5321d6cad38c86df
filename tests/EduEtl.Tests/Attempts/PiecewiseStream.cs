namespace EduEtl.Tests.Attempts;

/// <summary>A body that arrives in pieces: each read gives at most what the next size says, asynchronously.</summary>
internal sealed class PiecewiseStream(byte[] body, Func<int> nextSize) : MemoryStream(body)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Read(buffer.Span[..Math.Min(buffer.Length, nextSize())]);
    }
}
