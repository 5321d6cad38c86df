namespace EduEtl.Attempts.Python;

/// <summary>A cursor over Python source, and the room that decoded texts go to.</summary>
internal ref struct PythonSource(ReadOnlySpan<byte> text, Span<byte> output)
{
    public readonly ReadOnlySpan<byte> Text = text;
    public readonly Span<byte> Output = output;
    public int Position;
    public int Written;

    public readonly bool AtEnd => Position == Text.Length;

    public readonly ReadOnlySpan<byte> Rest => Text[Position..];

    /// <summary>The next byte; 0, which is in no accepted source, at the end.</summary>
    public readonly byte Peek(int ahead = 0) =>
        (uint)(Position + ahead) < (uint)Text.Length ? Text[Position + ahead] : (byte)0;

    public bool TryTake(byte wanted)
    {
        if (Peek() != wanted)
            return false;
        Position++;
        return true;
    }

    /// <summary>
    /// Passes over what may stand between two tokens: blanks and lines joined by a backslash; between brackets also
    /// line ends and comments. Stops at anything else.
    /// </summary>
    public void SkipSpace(bool inBrackets)
    {
        while (true)
        {
            switch (Peek())
            {
                case (byte)' ' or (byte)'\t' or (byte)'\f':
                    Position++;
                    break;
                case (byte)'\n' or (byte)'\r' when inBrackets:
                    Position++;
                    break;
                case (byte)'#' when inBrackets:
                    SkipComment();
                    break;
                case (byte)'\\' when LineEndLength(1) > 0 && Position + 1 + LineEndLength(1) < Text.Length:
                    Position += 1 + LineEndLength(1);
                    break;
                default:
                    return;
            }
        }
    }

    public void SkipComment()
    {
        int length = Rest.IndexOfAny((byte)'\n', (byte)'\r');
        Position = length < 0 ? Text.Length : Position + length;
    }

    /// <summary>Length of the line end that starts so far ahead; 0 where none does. Python reads <c>\r</c> and <c>\r\n</c> as <c>\n</c>.</summary>
    public readonly int LineEndLength(int ahead = 0) =>
        Peek(ahead) switch
        {
            (byte)'\n' => 1,
            (byte)'\r' => Peek(ahead + 1) == '\n' ? 2 : 1,
            _ => 0,
        };
}
