namespace EduEtl.Attempts.Python;

/// <summary>The lines before and after the expression, where Python minds indentation.</summary>
internal static class PythonLines
{
    /// <summary>Blank lines and comments, and then no indentation: but the first line's is forgiven.</summary>
    public static bool TrySkipLeading(ref PythonSource source)
    {
        source.Position = source.Text.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (source.Position < 0)
        {
            source.Position = 0;
            return false;
        }
        while (true)
        {
            int indent = SkipIndent(ref source);
            if (source.Peek() == '#')
                source.SkipComment();
            if (source.LineEndLength() == 0)
                return indent == 0;
            source.Position += source.LineEndLength();
        }
    }

    /// <summary>Blanks, a comment, and then only blank lines and comments.</summary>
    public static bool TrySkipTrailing(ref PythonSource source)
    {
        source.SkipSpace(inBrackets: false);
        int indent = 0;
        while (true)
        {
            if (source.Peek() == '#')
            {
                source.SkipComment();
                indent = 0;
            }
            if (source.AtEnd)
            {
                // Blanks behind the last line end are an indentation to Python.
                return indent == 0;
            }
            if (source.LineEndLength() == 0)
                return false;
            source.Position += source.LineEndLength();
            indent = SkipIndent(ref source);
        }
    }

    // A form feed starts the count again.
    private static int SkipIndent(ref PythonSource source)
    {
        int indent = 0;
        while (true)
        {
            if (source.Peek() is (byte)' ' or (byte)'\t')
            {
                indent++;
                source.Position++;
            }
            else if (source.Peek() == '\f')
            {
                indent = 0;
                source.Position++;
            }
            else if (source.Peek() == '\\' && source.LineEndLength(1) > 0)
            {
                source.Position += 1 + source.LineEndLength(1);
                if (source.AtEnd)
                    return int.MaxValue;
            }
            else
            {
                return indent;
            }
        }
    }
}
