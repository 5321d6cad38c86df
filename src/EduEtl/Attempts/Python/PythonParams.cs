using System.Text.Unicode;

namespace EduEtl.Attempts.Python;

internal enum ParamsOutcome
{
    /// <summary>There are no params: the field is null, absent or empty, or says None.</summary>
    None,
    Read,
    Unreadable,
}

internal enum PythonTextPlace
{
    Nowhere,
    Source,
    Output,
}

/// <summary>The value of a text literal: a piece of the source where it has no escapes, else of the output.</summary>
internal readonly record struct PythonText(PythonTextPlace Place, int Start, int Length);

/// <summary>The three wanted values of <c>passback_params</c>, each nowhere where it is missing or not a text.</summary>
internal struct PythonParams
{
    /// <summary>Longest literal that is read, in bytes; a real one has about 450.</summary>
    public const int MaxLength = 64 * 1024;

    public PythonText ConsumerKey;
    public PythonText SourcedId;
    public PythonText OutcomeUrl;

    /// <summary>Takes a pair of the dict. Of equal keys the last wins, also where its value is no text.</summary>
    public void Keep(ReadOnlySpan<byte> key, PythonText text)
    {
        if (key.SequenceEqual("oauth_consumer_key"u8))
            ConsumerKey = text;
        else if (key.SequenceEqual("lis_result_sourcedid"u8))
            SourcedId = text;
        else if (key.SequenceEqual("lis_outcome_service_url"u8))
            OutcomeUrl = text;
    }

    /// <param name="literal">A text in WTF-8.</param>
    /// <param name="output">Takes decoded texts; at least as long as the literal, or as <see cref="MaxLength"/>.</param>
    /// <param name="written">Bytes of the output in use.</param>
    public static ParamsOutcome Read(
        ReadOnlySpan<byte> literal,
        Span<byte> output,
        out PythonParams found,
        out int written
    )
    {
        found = default;
        written = 0;
        if (literal.IsEmpty)
            return ParamsOutcome.None;
        if (!IsSource(literal))
            return ParamsOutcome.Unreadable;
        PythonLiteral parser = new(new PythonSource(literal, output));
        if (!parser.TryRead(out PythonValue value))
            return ParamsOutcome.Unreadable;
        if (value.Kind == PythonKind.Dict)
        {
            found = parser.Found;
            written = parser.Written;
            return ParamsOutcome.Read;
        }
        // Python's str(None), plain or quoted once more.
        bool saysNone =
            value.Kind == PythonKind.None
            || (value.Kind == PythonKind.Text && parser.Text(value.Text).SequenceEqual("None"u8));
        return saysNone ? ParamsOutcome.None : ParamsOutcome.Unreadable;
    }

    /// <summary>Where a reading of a literal stops that is none; 0 where it does not begin.</summary>
    public static int StopIn(ReadOnlySpan<byte> literal)
    {
        if (!IsSource(literal))
            return 0;
        PythonLiteral parser = new(new PythonSource(literal, new byte[literal.Length]));
        return parser.TryRead(out _) ? 0 : parser.Position;
    }

    /// <summary>Python does not read a source with a NUL or a lone surrogate in it, wherever it stands.</summary>
    private static bool IsSource(ReadOnlySpan<byte> literal) =>
        literal.Length <= MaxLength && !literal.Contains((byte)0) && Utf8.IsValid(literal);
}

internal enum PythonKind
{
    None,
    Text,
    Constant,
    Real,
    SignedReal,
    Imaginary,
    Dict,
    Unhashable,

    /// <summary>The name <c>set</c>, which is a value only when called.</summary>
    SetName,
}

internal readonly record struct PythonValue(PythonKind Kind, PythonText Text = default)
{
    public bool IsHashable => Kind is not (PythonKind.Dict or PythonKind.Unhashable);
}
