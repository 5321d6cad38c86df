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
internal sealed class RowTexts
{
    private readonly TextSlice[] _columns = new TextSlice[(int)TextColumn.AttemptType + 1];

    // Emptied for each row, never shrunk. Spans taken before room is asked for may be stale afterwards.
    private readonly ArrayBufferWriter<byte> _scratch = new(4096);

    public ref TextSlice this[TextColumn column] => ref _columns[(int)column];

    public void Clear()
    {
        _scratch.ResetWrittenCount();
        Array.Clear(_columns);
    }

    public ReadOnlySpan<byte> Bytes(TextSlice text, ReadOnlySpan<byte> row) =>
        text.Place switch
        {
            TextPlace.Row => row.Slice(text.Start, text.Length),
            TextPlace.Scratch => _scratch.WrittenSpan.Slice(text.Start, text.Length),
            _ => default,
        };

    public TextSlice Decode(FieldValue value, ReadOnlySpan<byte> row)
    {
        if (value.Type != JsonTokenType.String)
            return default;
        if (!value.Escaped)
            return new TextSlice(TextPlace.Row, value.Start, value.Length);
        Span<byte> room = _scratch.GetSpan(value.Length);
        TextSlice text = new(
            TextPlace.Scratch,
            _scratch.WrittenCount,
            JsonText.Unescape(row.Slice(value.Start, value.Length), room)
        );
        _scratch.Advance(text.Length);
        return text;
    }

    public ParamsOutcome ReadParams(TextSlice literal, ReadOnlySpan<byte> row)
    {
        Span<byte> room = _scratch.GetSpan(Math.Min(literal.Length, PythonParams.MaxLength));
        ParamsOutcome outcome = PythonParams.Read(Bytes(literal, row), room, out PythonParams found, out int written);
        if (outcome == ParamsOutcome.Read)
        {
            this[TextColumn.ConsumerKey] = Place(found.ConsumerKey, literal);
            this[TextColumn.SourcedId] = Place(found.SourcedId, literal);
            this[TextColumn.OutcomeUrl] = Place(found.OutcomeUrl, literal);
        }
        _scratch.Advance(written);
        return outcome;
    }

    /// <summary>Whether PostgreSQL can store every column: UTF-8 without NUL. What stands in the row is both.</summary>
    public bool AreStorable()
    {
        foreach (TextSlice text in _columns)
        {
            if (text.Place == TextPlace.Scratch)
            {
                ReadOnlySpan<byte> bytes = _scratch.WrittenSpan.Slice(text.Start, text.Length);
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

    private TextSlice Place(PythonText text, TextSlice literal) =>
        text.Place switch
        {
            PythonTextPlace.Source => literal with { Start = literal.Start + text.Start, Length = text.Length },
            PythonTextPlace.Output => new TextSlice(TextPlace.Scratch, _scratch.WrittenCount + text.Start, text.Length),
            _ => default,
        };
}

/// <summary>The text columns of the main table.</summary>
internal enum TextColumn
{
    UserId,
    ConsumerKey,
    SourcedId,
    OutcomeUrl,
    AttemptType,
}
