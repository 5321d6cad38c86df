namespace EduEtl.Terminal;

/// <summary>
/// The standard output or error, behind which may be a full disk, or nothing where whoever called closed it: the work goes
/// on, and its end tells what was lost.
/// </summary>
internal sealed class StandardStream(Stream stream) : Stream
{
    /// <summary>Why something could not be written; null where all was, or where nobody wants it.</summary>
    public string? Lost { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            stream.Write(buffer);
        }
        catch (IOException e)
        {
            Lost ??= e.Message;
        }
        catch (UnauthorizedAccessException)
        {
            // It was closed before we began.
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
