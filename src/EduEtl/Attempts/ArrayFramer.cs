using System.Text;
using System.Text.Unicode;

namespace EduEtl.Attempts;

internal enum FrameStep
{
    Element,
    End,
    NeedsMore,
}

/// <summary>Finds the elements of the one array that the answer has to be, and faults all else.</summary>
internal sealed class ArrayFramer(Stream body) : IDisposable
{
    private readonly BodyBuffer _buffer = new(body);
    private Expected _expected = Expected.Array;
    private int _elementLength;
    private int _wanted;
    private long _elements;

    private enum Expected
    {
        Array,
        FirstElement,
        Element,
        Separator,
        NothingMore,
    }

    /// <summary>Where the element's fields are.</summary>
    public RowFields Fields { get; } = new();

    /// <summary>Valid until the next <see cref="FillAsync"/>.</summary>
    public ReadOnlySpan<byte> Element => _buffer.Passed(_elementLength);

    public FrameStep Next()
    {
        while (true)
        {
            if (!SkipWhiteSpace())
                return AtEdge();
            byte next = _buffer.Unread[0];
            switch (_expected)
            {
                case Expected.Array when next == '[':
                    Pass(Expected.FirstElement);
                    break;
                case Expected.Array:
                    return Misfit();
                case Expected.FirstElement or Expected.Separator when next == ']':
                    Pass(Expected.NothingMore);
                    break;
                case Expected.Separator when next == ',':
                    Pass(Expected.Element);
                    break;
                case Expected.Separator:
                    throw Fault(BodyDiagnosis.Malformed(_buffer.Unread));
                case Expected.NothingMore:
                    throw Fault(BodyFault.TrailingData);
                default:
                    return ReadElement();
            }
        }
    }

    /// <summary>Reads as much as the next step needs, after <see cref="FrameStep.NeedsMore"/>.</summary>
    public ValueTask FillAsync(CancellationToken ct) => _buffer.FillAsync(_wanted, ct);

    public void Dispose() => _buffer.Dispose();

    private bool SkipWhiteSpace()
    {
        int skip = _buffer.Unread.IndexOfAnyExcept(" \t\r\n"u8);
        _buffer.Advance(skip < 0 ? _buffer.Unread.Length : skip);
        return skip >= 0;
    }

    private void Pass(Expected next)
    {
        _buffer.Advance(1);
        _expected = next;
    }

    private FrameStep AtEdge()
    {
        if (!_buffer.AtEnd)
            return NeedMore(1);
        return _expected == Expected.NothingMore
            ? FrameStep.End
            : throw Fault(_expected == Expected.Array ? BodyFault.Empty : BodyFault.EndsEarly);
    }

    private FrameStep Misfit()
    {
        int length = _buffer.Unread.Length;
        return _buffer.AtEnd || length >= BodyDiagnosis.Length
            ? throw Fault(BodyDiagnosis.NotAnArray(_buffer.Unread, _buffer.AtEnd))
            : NeedMore(BodyDiagnosis.Length);
    }

    private FrameStep ReadElement()
    {
        ReadOnlySpan<byte> unread = _buffer.Unread;
        ScanResult result = Fields.Scan(unread, out int length);
        if (result == ScanResult.Malformed && BareNumbers.IsAt(unread[length..]))
            result = Fields.ScanBare(unread, out length);
        if (result == ScanResult.Malformed)
            throw Fault(BodyDiagnosis.Malformed(unread[length..]), length);
        if ((result == ScanResult.Complete ? length : unread.Length) > AttemptReader.MaxRowBytes)
            throw Fault(BodyFault.RowTooLarge);
        if (result == ScanResult.Incomplete)
        {
            // An element is read from its start again, so twice as much is asked for each time: else the cost is quadratic.
            return _buffer.AtEnd
                ? throw Fault(BodyFault.EndsEarly, unread.Length)
                : NeedMore(Math.Min(2 * unread.Length, AttemptReader.MaxRowBytes + 1));
        }
        if (!Utf8.IsValid(unread[..length]))
            throw Fault(BodyFault.NotUtf8, BodyDiagnosis.FirstInvalid(unread[..length]));
        _buffer.Advance(length);
        _elementLength = length;
        _elements++;
        _expected = Expected.Separator;
        return FrameStep.Element;
    }

    private FrameStep NeedMore(int wanted)
    {
        _wanted = wanted;
        return FrameStep.NeedsMore;
    }

    /// <summary>The number of the element that is being read, or was read last; null outside of the array.</summary>
    private long? Row =>
        _expected switch
        {
            Expected.FirstElement or Expected.Element => _elements + 1,
            Expected.Separator => _elements,
            _ => null,
        };

    private BodyException Fault(BodyFault fault, int at = 0)
    {
        ReadOnlySpan<byte> unread = _buffer.Unread;
        int found = Math.Min(unread.Length - at, BodyException.ContextBytes);
        int before = Math.Min(at, BodyException.ContextBytes);
        return new(fault, _buffer.Offset + at, Encoding.UTF8.GetString(unread.Slice(at, found)))
        {
            Row = Row,
            Before = Encoding.UTF8.GetString(unread[(at - before)..at]),
        };
    }
}
