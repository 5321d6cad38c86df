namespace EduEtl.Attempts;

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

    /// <param name="literal">A text in WTF-8.</param>
    /// <param name="output">Takes decoded texts; at least as long as the literal, or as <see cref="MaxLength"/>.</param>
    public static ParamsOutcome Read(
        ReadOnlySpan<byte> literal,
        Span<byte> output,
        out PythonParams found,
        out int written
    )
    {
        found = default;
        written = 0;
        return literal.IsEmpty ? ParamsOutcome.None : ParamsOutcome.Unreadable;
    }
}
