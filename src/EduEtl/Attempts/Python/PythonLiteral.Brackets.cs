namespace EduEtl.Attempts.Python;

/// <summary>What stands between brackets: tuples, lists, sets and dicts.</summary>
internal ref partial struct PythonLiteral
{
    /// <summary>A value in parentheses, or a tuple.</summary>
    private bool TryReadGroup(bool isRoot, out PythonValue value)
    {
        value = new PythonValue(PythonKind.Constant);
        if (_source.Peek() == ')')
            return true;
        if (!TryReadExpression(isRoot, out PythonValue first))
            return false;
        if (!_source.TryTake((byte)','))
        {
            value = first;
            return true;
        }
        Skip();
        bool read = TryReadItems((byte)')', out bool hashable) && first.Kind != PythonKind.SetName;
        value = new PythonValue(hashable && first.IsHashable ? PythonKind.Constant : PythonKind.Unhashable);
        return read;
    }

    private bool TryReadItems(byte close, out bool hashable)
    {
        hashable = true;
        while (_source.Peek() != close)
        {
            if (!TryReadValue(false, out PythonValue item))
                return false;
            hashable &= item.IsHashable;
            if (!_source.TryTake((byte)','))
                break;
            Skip();
        }
        return true;
    }

    /// <summary>A dict or a set.</summary>
    private bool TryReadBraces(bool isRoot, out PythonValue value)
    {
        value = new PythonValue(PythonKind.Dict);
        if (_source.Peek() == '}')
            return true;
        if (!TryReadValue(false, out PythonValue key) || !key.IsHashable)
            return false;
        if (_source.Peek() == ':')
            return TryReadPairs(isRoot, key);
        value = new PythonValue(PythonKind.Unhashable);
        if (!_source.TryTake((byte)','))
            return true;
        Skip();
        return TryReadItems((byte)'}', out bool hashable) && hashable;
    }

    private bool TryReadPairs(bool isRoot, PythonValue key)
    {
        while (_source.TryTake((byte)':'))
        {
            Skip();
            if (!TryReadValue(false, out PythonValue value))
                return false;
            if (isRoot && key.Kind == PythonKind.Text)
                _found.Keep(Text(key.Text), value.Text);
            if (!_source.TryTake((byte)','))
                return true;
            Skip();
            if (_source.Peek() == '}')
                return true;
            if (!TryReadValue(false, out key) || !key.IsHashable)
                return false;
        }
        return false;
    }

    private bool TryEnter()
    {
        _source.Position++;
        _depth++;
        Skip();
        return _depth <= MaxDepth;
    }

    private bool TryLeave(byte close)
    {
        _depth--;
        return _source.TryTake(close);
    }
}
