using System.Buffers;
using System.Text.Json;

namespace EduEtl.Attempts;

internal enum RowField
{
    UserId,
    Params,
    IsCorrect,
    AttemptType,
    CreatedAt,
    Unknown,
}

/// <summary>A value as it stands in the element; a text without its quotes and still escaped.</summary>
internal readonly record struct FieldValue(JsonTokenType Type, int Start, int Length, bool Escaped)
{
    public bool IsMissing => Type is JsonTokenType.None or JsonTokenType.Null;

    public bool IsTextOrMissing => Type is JsonTokenType.String || IsMissing;
}

internal enum ScanResult
{
    Complete,
    Incomplete,
    Malformed,
}

/// <summary>One walk over an element of the array: where it ends, how deep it goes, where its five fields are.</summary>
internal sealed class RowFields
{
    // Depth has a bound of its own, which rejects a row; the reader's bound would fail the whole answer.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    private readonly FieldValue[] _values = new FieldValue[(int)RowField.Unknown];

    public bool IsObject { get; private set; }

    /// <summary>Levels of nesting; 1 for an object of plain values.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether the element is JSON but for Python's <c>NaN</c> and its kin.</summary>
    public bool HasBareNumbers { get; private set; }

    public FieldValue this[RowField field] => _values[(int)field];

    /// <param name="data">Starts with an element; may end anywhere.</param>
    /// <param name="length">Length of the element, or the place of the fault.</param>
    public ScanResult Scan(ReadOnlySpan<byte> data, out int length)
    {
        Array.Clear(_values);
        Depth = 0;
        HasBareNumbers = false;
        Utf8JsonReader reader = new(data, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            bool complete = Walk(ref reader);
            length = (int)reader.BytesConsumed;
            return complete ? ScanResult.Complete : ScanResult.Incomplete;
        }
        catch (JsonException)
        {
            length = (int)reader.BytesConsumed;
            return ScanResult.Malformed;
        }
    }

    /// <summary>The same, after a fault at one of <see cref="BareNumbers"/>, which are taken for numbers.</summary>
    public ScanResult ScanBare(ReadOnlySpan<byte> data, out int length)
    {
        int reach = BareNumbers.Reach(data);
        byte[] copy = ArrayPool<byte>.Shared.Rent(reach);
        try
        {
            Span<byte> element = copy.AsSpan(0, reach);
            data[..reach].CopyTo(element);
            BareNumbers.Replace(element);
            ScanResult result = Scan(element, out length);
            HasBareNumbers = true;
            return result == ScanResult.Malformed && BareNumbers.EndsWithin(data[length..])
                ? ScanResult.Incomplete
                : result;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    private bool Walk(ref Utf8JsonReader reader)
    {
        RowField field = RowField.Unknown;
        bool first = true;
        while (reader.Read())
        {
            JsonTokenType token = reader.TokenType;
            if (field != RowField.Unknown)
            {
                int quote = token == JsonTokenType.String ? 1 : 0;
                _values[(int)field] = new FieldValue(
                    token,
                    (int)reader.TokenStartIndex + quote,
                    reader.ValueSpan.Length,
                    reader.ValueIsEscaped
                );
                field = RowField.Unknown;
            }
            if (first)
            {
                IsObject = token == JsonTokenType.StartObject;
                first = false;
            }
            if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
                Depth = Math.Max(Depth, reader.CurrentDepth + 1);
            else if (reader.CurrentDepth == 0)
                return true;
            else if (reader.CurrentDepth == 1 && token == JsonTokenType.PropertyName)
                field = Identify(ref reader);
        }
        return false;
    }

    private static RowField Identify(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Identify(reader.ValueSpan);
        const int LongestName = 15;
        const int LongestEscape = 6;
        Span<byte> name = stackalloc byte[LongestName * LongestEscape];
        return reader.ValueSpan.Length > name.Length
            ? RowField.Unknown
            : Identify(name[..JsonText.Unescape(reader.ValueSpan, name)]);
    }

    private static RowField Identify(ReadOnlySpan<byte> name) =>
        name.Length switch
        {
            10 when name.SequenceEqual("is_correct"u8) => RowField.IsCorrect,
            10 when name.SequenceEqual("created_at"u8) => RowField.CreatedAt,
            11 when name.SequenceEqual("lti_user_id"u8) => RowField.UserId,
            12 when name.SequenceEqual("attempt_type"u8) => RowField.AttemptType,
            15 when name.SequenceEqual("passback_params"u8) => RowField.Params,
            _ => RowField.Unknown,
        };
}
