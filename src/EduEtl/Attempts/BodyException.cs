using System.Globalization;

namespace EduEtl.Attempts;

/// <summary>What is wrong with an answer as a whole.</summary>
internal enum BodyFault
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>JSON, but not an array.</summary>
    NotAnArray,

    /// <summary>An object that tells of <c>errors</c>, which the platform sends with status 200.</summary>
    ApiErrors,

    /// <summary>A web page (or other markup), as proxies and log-in walls send.</summary>
    Html,

    /// <summary>Text that breaks the rules of JSON; also one that starts with a byte order mark.</summary>
    NotJson,

    /// <summary>The array is not closed.</summary>
    EndsEarly,

    /// <summary>Something follows the array.</summary>
    TrailingData,

    /// <summary>Bytes that are not UTF-8.</summary>
    NotUtf8,

    /// <summary>An element is longer than <see cref="AttemptReader.MaxRowBytes"/>.</summary>
    RowTooLarge,
}

/// <summary>
/// The answer is not what it has to be, and the whole try fails. <see cref="Exception.Message"/> is for the log of a
/// programmer and quotes nothing of the answer; the operator is told by fault, offset and excerpt.
/// </summary>
internal sealed class BodyException(BodyFault fault, long offset, string found)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"{fault} at byte {offset}"))
{
    /// <summary>Bytes worth handing to the constructor: enough to mask a secret before the text is cut.</summary>
    internal const int ContextBytes = 1024;

    public BodyFault Fault => fault;

    /// <summary>Where in the body, counted from 0.</summary>
    public long Offset => offset;

    /// <summary>
    /// What came instead, from <see cref="Offset"/> on, as it came: it can hold control characters, and the key, since an
    /// answer may echo the request.
    /// </summary>
    public string Found => found;

    /// <summary>The number of the row in which it is, counted from 1; null where it is in none.</summary>
    public long? Row { get; init; }

    /// <summary>What of that row comes before, at least its end; as it came, too.</summary>
    public string Before { get; init; } = "";
}
