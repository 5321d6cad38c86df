namespace EduEtl.Attempts.Python;

/// <summary>
/// Accepts what Python's <c>ast.literal_eval</c> accepts (3.11), up to a depth and without <c>\N{...}</c>; runs nothing.
/// Of the values it keeps those of the wanted keys of a dict that is the whole literal; else it only says what kind came.
/// </summary>
internal ref partial struct PythonLiteral(PythonSource source)
{
    /// <summary>Brackets open at once.</summary>
    public const int MaxDepth = 64;

    private PythonSource _source = source;
    private PythonParams _found;
    private int _depth;

    public readonly PythonParams Found => _found;

    public readonly int Written => _source.Written;

    /// <summary>Where in the source the reading is, or has stopped.</summary>
    public readonly int Position => _source.Position;

    /// <returns>False where it is no literal.</returns>
    public bool TryRead(out PythonValue value)
    {
        value = default;
        return PythonLines.TrySkipLeading(ref _source)
            && TryReadValue(isRoot: true, out value)
            && PythonLines.TrySkipTrailing(ref _source);
    }

    private bool TryReadValue(bool isRoot, out PythonValue value) =>
        TryReadExpression(isRoot, out value) && value.Kind != PythonKind.SetName;

    /// <summary>A value, which may have a sign or be a complex number: the one sum that is a literal.</summary>
    private bool TryReadExpression(bool isRoot, out PythonValue value)
    {
        bool signed = _source.Peek() is (byte)'+' or (byte)'-';
        if (signed)
        {
            _source.Position++;
            Skip();
        }
        if (!TryReadAtom(isRoot && !signed, out value))
            return false;
        if (signed)
        {
            if (value.Kind is not (PythonKind.Real or PythonKind.Imaginary))
                return false;
            value = new PythonValue(value.Kind == PythonKind.Real ? PythonKind.SignedReal : PythonKind.Constant);
        }
        Skip();
        if (_source.Peek() is not ((byte)'+' or (byte)'-'))
            return true;
        bool isReal = value.Kind is PythonKind.Real or PythonKind.SignedReal;
        _source.Position++;
        Skip();
        bool isComplex = isReal && TryReadAtom(false, out value) && value.Kind == PythonKind.Imaginary;
        value = new PythonValue(PythonKind.Constant);
        Skip();
        return isComplex;
    }

    private bool TryReadAtom(bool isRoot, out PythonValue value)
    {
        value = default;
        byte next = _source.Peek();
        switch (next)
        {
            case (byte)'{':
                return TryEnter() && TryReadBraces(isRoot, out value) && TryLeave((byte)'}');
            case (byte)'[':
                value = new PythonValue(PythonKind.Unhashable);
                return TryEnter() && TryReadItems((byte)']', out _) && TryLeave((byte)']');
            case (byte)'(':
                return TryEnter() && TryReadGroup(isRoot, out value) && TryLeave((byte)')') && TryCall(ref value);
            case >= (byte)'0' and <= (byte)'9':
            case (byte)'.' when _source.Peek(1) != '.':
                bool isNumber = PythonNumber.TrySkip(ref _source, out bool imaginary);
                value = new PythonValue(imaginary ? PythonKind.Imaginary : PythonKind.Real);
                return isNumber;
            default:
                return PythonString.StartsAt(_source) ? TryReadString(out value) : TryReadName(out value);
        }
    }

    private bool TryReadString(out PythonValue value)
    {
        bool read = PythonString.TryRead(ref _source, _depth > 0, out bool isBytes, out PythonText text);
        value = isBytes ? new PythonValue(PythonKind.Constant) : new PythonValue(PythonKind.Text, text);
        return read;
    }

    private bool TryReadName(out PythonValue value)
    {
        value = default;
        if (TryTakeName("None"u8))
            return true;
        if (TryTakeName("True"u8) || TryTakeName("False"u8) || TryTakeName("..."u8))
        {
            value = new PythonValue(PythonKind.Constant);
            return true;
        }
        value = new PythonValue(PythonKind.SetName);
        return TryTakeName("set"u8) && TryCall(ref value);
    }

    private bool TryTakeName(ReadOnlySpan<byte> name)
    {
        bool taken = _source.Rest.StartsWith(name);
        _source.Position += taken ? name.Length : 0;
        return taken;
    }

    /// <summary>Makes a set of the name <c>set</c> where an empty call follows; the name alone may stand in parentheses.</summary>
    private bool TryCall(ref PythonValue value)
    {
        Skip();
        if (value.Kind != PythonKind.SetName || _source.Peek() != '(')
            return true;
        value = new PythonValue(PythonKind.Unhashable);
        return TryEnter() && TryLeave((byte)')');
    }

    /// <summary>What a text value says.</summary>
    public readonly ReadOnlySpan<byte> Text(PythonText text) =>
        (text.Place == PythonTextPlace.Source ? _source.Text : _source.Output).Slice(text.Start, text.Length);

    private void Skip() => _source.SkipSpace(_depth > 0);
}
