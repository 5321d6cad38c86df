using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using EduEtl.Attempts.Python;

namespace EduEtl.Attempts;

internal enum TextPlace
{
    Nowhere,
    Row,
    Scratch,
}

/// <summary>A text by reference: a piece of the row as delivered, or of the scratch buffer.</summary>
internal readonly record struct TextSlice(TextPlace Place, int Start, int Length)
{
    public bool IsMissing => Place == TextPlace.Nowhere;
}

/// <summary>The texts of one row, decoded only where they hold escapes.</summary>
internal sealed class RowTexts : IDisposable
{
    private readonly TextSlice[] _columns = new TextSlice[(int)TextColumn.AttemptType + 1];
    private readonly ScratchBuffer _scratch = new();

    public ref TextSlice this[TextColumn column] => ref _columns[(int)column];

    public void Clear()
    {
        _scratch.Clear();
        Array.Clear(_columns);
    }

    public ReadOnlySpan<byte> Bytes(TextSlice text, ReadOnlySpan<byte> row) =>
        text.Place switch
        {
            TextPlace.Row => row.Slice(text.Start, text.Length),
            TextPlace.Scratch => _scratch.Slice(text.Start, text.Length),
            _ => default,
        };

    public TextSlice Decode(FieldValue value, ReadOnlySpan<byte> row)
    {
        if (value.Type != JsonTokenType.String)
            return default;
        if (!value.Escaped)
            return new TextSlice(TextPlace.Row, value.Start, value.Length);
        Span<byte> room = _scratch.Reserve(value.Length);
        TextSlice text = new(
            TextPlace.Scratch,
            _scratch.Used,
            JsonText.Unescape(row.Slice(value.Start, value.Length), room)
        );
        _scratch.Commit(text.Length);
        return text;
    }

    public ParamsOutcome ReadParams(TextSlice literal, ReadOnlySpan<byte> row)
    {
        Span<byte> room = _scratch.Reserve(Math.Min(literal.Length, PythonParams.MaxLength));
        ParamsOutcome outcome = PythonParams.Read(Bytes(literal, row), room, out PythonParams found, out int written);
        if (outcome == ParamsOutcome.Read)
        {
            this[TextColumn.ConsumerKey] = Place(found.ConsumerKey, literal);
            this[TextColumn.SourcedId] = Place(found.SourcedId, literal);
            this[TextColumn.OutcomeUrl] = Place(found.OutcomeUrl, literal);
        }
        _scratch.Commit(written);
        return outcome;
    }

    /// <summary>Whether PostgreSQL can store every column: UTF-8 without NUL. What stands in the row is both.</summary>
    public bool AreStorable()
    {
        foreach (TextSlice text in _columns)
        {
            if (text.Place == TextPlace.Scratch)
            {
                ReadOnlySpan<byte> bytes = _scratch.Slice(text.Start, text.Length);
                if (bytes.Contains((byte)0) || !Utf8.IsValid(bytes))
                    return false;
            }
        }
        return true;
    }

    public bool AreHeld(ReadOnlySpan<byte> row, CharacterSet held)
    {
        foreach (TextSlice text in _columns)
        {
            if (!held.Holds(Bytes(text, row)))
                return false;
        }
        return true;
    }

    public void Dispose() => _scratch.Dispose();

    private TextSlice Place(PythonText text, TextSlice literal) =>
        text.Place switch
        {
            PythonTextPlace.Source => literal with { Start = literal.Start + text.Start, Length = text.Length },
            PythonTextPlace.Output => new TextSlice(TextPlace.Scratch, _scratch.Used + text.Start, text.Length),
            _ => default,
        };
}

/// <summary>Where a row's decoded texts are put; emptied for each row, never shrunk.</summary>
internal sealed class ScratchBuffer : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);

    public int Used { get; private set; }

    public void Clear() => Used = 0;

    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    /// <summary>Room behind what is used. Spans taken before may be stale afterwards.</summary>
    public Span<byte> Reserve(int size)
    {
        if (_bytes.Length - Used < size)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Used + size);
            _bytes.AsSpan(0, Used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        return _bytes.AsSpan(Used);
    }

    public void Commit(int count) => Used += count;

    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        Used = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}
