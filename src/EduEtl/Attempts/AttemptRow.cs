using System.Text.Json;
using EduEtl.Attempts.Python;

namespace EduEtl.Attempts;

/// <summary>Judges one element of the array: admitted or not, with which defects, and what its columns hold.</summary>
internal sealed class AttemptRow(DayWindow window, int userIdLength)
{
    public const int MaxDepth = 64;

    private readonly long _start = window.StartMicroseconds;
    private readonly long _end = window.EndMicroseconds;
    private readonly RowTexts _texts = new();

    /// <summary>What can be stored beyond PostgreSQL's own bounds; null where that is every character.</summary>
    public CharacterSet? Held { get; set; }

    public Problem? Rejection { get; private set; }

    public ProblemSet Defects { get; private set; }

    public long CreatedAt { get; private set; }

    public bool? IsCorrect { get; private set; }

    public bool TryGetText(TextColumn column, ReadOnlySpan<byte> row, out ReadOnlySpan<byte> utf8)
    {
        TextSlice text = _texts[column];
        utf8 = _texts.Bytes(text, row);
        return !text.IsMissing;
    }

    public void Judge(ReadOnlySpan<byte> row, RowFields fields)
    {
        _texts.Clear();
        Defects = default;
        IsCorrect = null;
        CreatedAt = 0;
        Rejection = Reject(row, fields);
        if (Rejection is not null)
            Defects = default;
    }

    // In the order of Problem: the first reason is the one that is told.
    private Problem? Reject(ReadOnlySpan<byte> row, RowFields fields)
    {
        if (!fields.IsObject)
            return Problem.NotAnObject;
        if (fields.Depth > MaxDepth)
            return Problem.NestedTooDeep;
        if (fields.HasBareNumbers || !HaveRightTypes(row, fields))
            return Problem.WrongType;
        if (fields[RowField.UserId].IsMissing)
            return Problem.UserIdMissing;
        TextSlice userId = _texts[TextColumn.UserId] = _texts.Decode(fields[RowField.UserId], row);
        if (Wtf8.CountCodePoints(_texts.Bytes(userId, row)) != userIdLength)
            return Problem.UserIdLength;
        return RejectTime(row, fields[RowField.CreatedAt]) ?? RejectTexts(row, fields);
    }

    private Problem? RejectTime(ReadOnlySpan<byte> row, FieldValue field)
    {
        if (field.IsMissing)
            return Problem.CreatedAtMissing;
        if (!Attempts.CreatedAt.TryParse(_texts.Bytes(_texts.Decode(field, row), row), out long createdAt))
            return Problem.CreatedAtUnreadable;
        CreatedAt = createdAt;
        return createdAt < _start || createdAt >= _end ? Problem.CreatedAtOutsideWindow : null;
    }

    private Problem? RejectTexts(ReadOnlySpan<byte> row, RowFields fields)
    {
        _texts[TextColumn.AttemptType] = _texts.Decode(fields[RowField.AttemptType], row);
        NoteType(_texts.Bytes(_texts[TextColumn.AttemptType], row));
        ParamsOutcome outcome = _texts.ReadParams(_texts.Decode(fields[RowField.Params], row), row);
        if (outcome == ParamsOutcome.Unreadable)
        {
            // What unreadable params hold is not known, so their three values are not counted as missing too.
            Note(Problem.ParamsUnreadable, true);
        }
        else
        {
            Note(Problem.ConsumerKeyMissing, _texts[TextColumn.ConsumerKey].IsMissing);
            Note(Problem.SourcedIdMissing, _texts[TextColumn.SourcedId].IsMissing);
            Note(Problem.OutcomeUrlMissing, _texts[TextColumn.OutcomeUrl].IsMissing);
        }
        if (!_texts.AreStorable())
            return Problem.TextNotStorable;
        return Held is null || _texts.AreHeld(row, Held) ? null : Problem.CharacterNotHeld;
    }

    private void NoteType(ReadOnlySpan<byte> type)
    {
        bool run = type.SequenceEqual("run"u8);
        bool submit = type.SequenceEqual("submit"u8);
        Note(Problem.AttemptTypeUnknown, !run && !submit);
        Note(Problem.SubmitWithoutResult, submit && IsCorrect is null);
        Note(Problem.RunWithResult, run && IsCorrect is not null);
    }

    private void Note(Problem defect, bool present) => Defects = present ? Defects.With(defect) : Defects;

    private bool HaveRightTypes(ReadOnlySpan<byte> row, RowFields fields) =>
        TryReadResult(row, fields[RowField.IsCorrect])
        && fields[RowField.UserId].IsTextOrMissing
        && fields[RowField.Params].IsTextOrMissing
        && fields[RowField.AttemptType].IsTextOrMissing
        && fields[RowField.CreatedAt].IsTextOrMissing;

    private bool TryReadResult(ReadOnlySpan<byte> row, FieldValue value)
    {
        switch (value.Type)
        {
            case JsonTokenType.None or JsonTokenType.Null:
                return true;
            case JsonTokenType.True or JsonTokenType.False:
                IsCorrect = value.Type == JsonTokenType.True;
                return true;
            case JsonTokenType.Number when JsonFlag.TryRead(row.Slice(value.Start, value.Length), out bool flag):
                IsCorrect = flag;
                return true;
            default:
                return false;
        }
    }
}
