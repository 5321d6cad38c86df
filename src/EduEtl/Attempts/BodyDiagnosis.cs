using System.Buffers;
using System.Text;
using System.Text.Json;

namespace EduEtl.Attempts;

/// <summary>Says what an answer is that is not the array it has to be.</summary>
internal static class BodyDiagnosis
{
    /// <summary>As much of the answer as is looked at.</summary>
    public const int Length = 64 * 1024;

    /// <param name="start">The answer from its first byte that is no white space.</param>
    /// <param name="whole">Whether that is all of it.</param>
    public static BodyFault NotAnArray(ReadOnlySpan<byte> start, bool whole)
    {
        if (start[0] == '<')
            return BodyFault.Html;
        Utf8JsonReader reader = new(start, whole, default);
        try
        {
            bool isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (isObject && reader.Read())
            {
                if (
                    reader.CurrentDepth == 1
                    && reader.TokenType == JsonTokenType.PropertyName
                    && !reader.ValueIsEscaped
                    && reader.ValueSpan.SequenceEqual("errors"u8)
                )
                    return BodyFault.ApiErrors;
            }
            return BodyFault.NotAnArray;
        }
        catch (JsonException)
        {
            return Malformed(start[(int)reader.BytesConsumed..]);
        }
    }

    /// <param name="rest">The answer from the byte at which the rules of JSON are broken, or a little before.</param>
    public static BodyFault Malformed(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n"u8);
        return Rune.DecodeFromUtf8(rest, out _, out _) == OperationStatus.InvalidData
            ? BodyFault.NotUtf8
            : BodyFault.NotJson;
    }

    /// <summary>The place of the first byte that is not UTF-8.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == OperationStatus.Done)
            at += length;
        return at;
    }
}
