using System.Text.Unicode;

namespace EduEtl.Attempts;

internal enum FrameStep
{
    Element,
    End,
    NeedsMore,
}

/// <summary>Finds the elements of the one array that the answer has to be, and faults all else.</summary>
internal sealed class ArrayFramer(BodyBuffer buffer, RowFields fields)
{
    private Expected _expected = Expected.Array;
    private int _elementLength;

    private enum Expected
    {
        Array,
        FirstElement,
        Element,
        Separator,
        NothingMore,
    }

    /// <summary>Unread bytes without which the next step cannot succeed, after <see cref="FrameStep.NeedsMore"/>.</summary>
    public int Wanted { get; private set; }

    public ReadOnlySpan<byte> Element => buffer.Passed(_elementLength);

    public FrameStep Next()
    {
        while (true)
        {
            if (!SkipWhiteSpace())
            {
                return AtEdge();
            }
            byte next = buffer.Unread[0];
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
                    throw Fault(BodyDiagnosis.Malformed(buffer.Unread));
                case Expected.NothingMore:
                    throw Fault(BodyFault.TrailingData);
                default:
                    return ReadElement();
            }
        }
    }

    private bool SkipWhiteSpace()
    {
        int skip = buffer.Unread.IndexOfAnyExcept(" \t\r\n"u8);
        buffer.Advance(skip < 0 ? buffer.Unread.Length : skip);
        return skip >= 0;
    }

    private void Pass(Expected next)
    {
        buffer.Advance(1);
        _expected = next;
    }

    private FrameStep AtEdge()
    {
        if (!buffer.AtEnd)
        {
            return NeedMore(1);
        }
        return _expected == Expected.NothingMore
            ? FrameStep.End
            : throw Fault(_expected == Expected.Array ? BodyFault.Empty : BodyFault.EndsEarly);
    }

    private FrameStep Misfit()
    {
        int length = buffer.Unread.Length;
        return buffer.AtEnd || length >= BodyDiagnosis.Length
            ? throw Fault(BodyDiagnosis.NotAnArray(buffer.Unread, buffer.AtEnd))
            : NeedMore(BodyDiagnosis.Length);
    }

    private FrameStep ReadElement()
    {
        ReadOnlySpan<byte> unread = buffer.Unread;
        ScanResult result = fields.Scan(unread, out int length);
        if (result == ScanResult.Malformed)
        {
            throw Fault(BodyDiagnosis.Malformed(unread[length..]), length);
        }
        if ((result == ScanResult.Complete ? length : unread.Length) > AttemptReader.MaxRowBytes)
        {
            throw Fault(BodyFault.RowTooLarge);
        }
        if (result == ScanResult.Incomplete)
        {
            // An element is read from its start again, so twice as much is asked for each time: else the cost is quadratic.
            return buffer.AtEnd
                ? throw Fault(BodyFault.EndsEarly, unread.Length)
                : NeedMore(Math.Min(2 * unread.Length, AttemptReader.MaxRowBytes + 1));
        }
        if (!Utf8.IsValid(unread[..length]))
        {
            throw Fault(BodyFault.NotUtf8, BodyDiagnosis.FirstInvalid(unread[..length]));
        }
        buffer.Advance(length);
        _elementLength = length;
        _expected = Expected.Separator;
        return FrameStep.Element;
    }

    private FrameStep NeedMore(int wanted)
    {
        Wanted = wanted;
        return FrameStep.NeedsMore;
    }

    private BodyException Fault(BodyFault fault, int at = 0) =>
        BodyDiagnosis.Fault(fault, buffer.Offset + at, buffer.Unread[at..]);
}
