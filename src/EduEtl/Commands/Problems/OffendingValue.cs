using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using EduEtl.Attempts;
using EduEtl.Attempts.Python;

namespace EduEtl.Commands.Problems;

/// <summary>What of a kept row is wrong: the field and its value as delivered; of a row that is no object, all of it.</summary>
internal static class OffendingValue
{
    /// <summary>Where a row is longer, its field is looked for no further.</summary>
    public const int Reach = 1 << 16;

    private static readonly RowField[] Texts =
    [
        RowField.UserId,
        RowField.Params,
        RowField.AttemptType,
        RowField.CreatedAt,
    ];

    private static readonly string[] Names =
    [
        "lti_user_id",
        "passback_params",
        "is_correct",
        "attempt_type",
        "created_at",
    ];

    /// <param name="problem">Null where another version's is not known here.</param>
    /// <param name="raw">The row, or its beginning.</param>
    public static string Of(Problem? problem, string raw)
    {
        byte[] row = Encoding.UTF8.GetBytes(raw);
        var fields = new RowFields();
        if (fields.Scan(row, out _) == ScanResult.Malformed)
            fields.ScanBare(row, out _);
        return problem is { } known && FieldOf(known, row, fields) is { } field
            ? Told(known, field, row, fields[field])
            : raw;
    }

    private static RowField? FieldOf(Problem problem, byte[] row, RowFields fields) =>
        problem switch
        {
            _ when !fields.IsObject => null,
            Problem.UserIdMissing or Problem.UserIdLength => RowField.UserId,
            Problem.CreatedAtMissing or Problem.CreatedAtUnreadable or Problem.CreatedAtOutsideWindow =>
                RowField.CreatedAt,
            Problem.ParamsUnreadable => RowField.Params,
            Problem.WrongType => First(
                [.. Texts, RowField.IsCorrect],
                field => IsOfWrongType(field, row, fields[field])
            ),
            Problem.TextNotStorable => First(Texts, field => IsNotStorable(ValueOf(row, fields[field]))),
            _ => null,
        };

    private static RowField? First(RowField[] fields, Func<RowField, bool> wrong) =>
        fields.Where(wrong).Cast<RowField?>().FirstOrDefault();

    private static bool IsOfWrongType(RowField field, byte[] row, FieldValue value) =>
        value.Type switch
        {
            JsonTokenType.None or JsonTokenType.Null => false,
            JsonTokenType.String => field == RowField.IsCorrect,
            JsonTokenType.True or JsonTokenType.False => field != RowField.IsCorrect,
            JsonTokenType.Number when field == RowField.IsCorrect => !IsFlag(ValueOf(row, value)),
            _ => true,
        };

    // Python's NaN and its kin were taken for numbers.
    private static bool IsFlag(ReadOnlySpan<byte> number) =>
        number[^1] is >= (byte)'0' and <= (byte)'9' && JsonFlag.TryRead(number, out _);

    private static bool IsNotStorable(ReadOnlySpan<byte> escaped)
    {
        Span<byte> text = new byte[escaped.Length];
        text = text[..JsonText.Unescape(escaped, text)];
        // A text in a text, as the params are, can say it in Python.
        return text.Contains((byte)0)
            || !Utf8.IsValid(text)
            || text.IndexOf("\\x00"u8) >= 0
            || text.IndexOf("\\u"u8) >= 0;
    }

    private static string Told(Problem problem, RowField field, byte[] row, FieldValue value)
    {
        string name = Names[(int)field];
        if (value.Type == JsonTokenType.None)
            return Strings.ProblemsAbsent.With(name);
        if (problem == Problem.ParamsUnreadable && value.Type == JsonTokenType.String)
            return $"{name}: {FromStop(Unescaped(row, value))}";
        string text = Encoding.UTF8.GetString(ValueOf(row, value));
        string whole =
            value.Type == JsonTokenType.String ? $"{name}: \"{text}\""
            : value.Type is JsonTokenType.StartObject or JsonTokenType.StartArray
                ? $"{name}: {Encoding.UTF8.GetString(row.AsSpan(value.Start))}"
            : $"{name}: {text}";
        return problem == Problem.UserIdLength ? Strings.ProblemsLength.With(Length(row, value), whole) : whole;
    }

    /// <summary>What of a literal could not be read any more, with the character before it; all where it never was one.</summary>
    private static string FromStop(ReadOnlySpan<byte> literal)
    {
        int start = Math.Max(0, PythonParams.StopIn(literal) - 1);
        while (start > 0 && (literal[start] & 0xC0) == 0x80)
            start--;
        return (start > 0 ? "…" : "\"") + Encoding.UTF8.GetString(literal[start..]) + '"';
    }

    private static int Length(byte[] row, FieldValue value) => Wtf8.CountCodePoints(Unescaped(row, value));

    private static ReadOnlySpan<byte> Unescaped(byte[] row, FieldValue value)
    {
        ReadOnlySpan<byte> escaped = ValueOf(row, value);
        byte[] text = new byte[escaped.Length];
        return text.AsSpan(0, JsonText.Unescape(escaped, text));
    }

    private static ReadOnlySpan<byte> ValueOf(byte[] row, FieldValue value) => row.AsSpan(value.Start, value.Length);
}
