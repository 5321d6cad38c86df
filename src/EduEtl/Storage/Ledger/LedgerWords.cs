using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Storage.Ledger;

/// <summary>How the ledger writes states and counts: lower-case words, and small JSON objects.</summary>
internal static class LedgerWords
{
    // An escape would reach the server whatever its encoding lacks.
    private static readonly LedgerJson AsItIs = new(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string? Of(ReportState state) =>
        state == ReportState.NotReached ? null : state.ToString().ToLowerInvariant();

    public static string? Of(MailState? state) => state?.ToString().ToLowerInvariant();

    public static string? Of(IReadOnlyDictionary<string, MailState> recipients) =>
        recipients.Count == 0
            ? null
            : JsonSerializer.Serialize(
                recipients.ToDictionary(one => one.Key, one => one.Value.ToString().ToLowerInvariant()),
                AsItIs.DictionaryStringString
            );

    public static string Of(IReadOnlyDictionary<Problem, long> counts) =>
        JsonSerializer.Serialize(
            counts.ToDictionary(count => count.Key.MachineName(), count => count.Value),
            LedgerJson.Default.DictionaryStringInt64
        );

    public static ReportState Report(string? word) =>
        Enum.TryParse(word, ignoreCase: true, out ReportState state) ? state : ReportState.NotReached;

    /// <summary>What is not known for certain is uncertain; null where nothing was tried.</summary>
    public static MailState? Mail(string? word) =>
        word is null ? null
        : Enum.TryParse(word, ignoreCase: true, out MailState state) ? state
        : MailState.Uncertain;

    /// <summary>By address, letter case aside.</summary>
    public static IReadOnlyDictionary<string, MailState> Recipients(string? json)
    {
        var states = new Dictionary<string, MailState>(StringComparer.OrdinalIgnoreCase);
        // What is not known for certain is never sent again by itself.
        foreach ((string address, string word) in Read(json, LedgerJson.Default.DictionaryStringString))
            states[address] = Mail(word) ?? MailState.Uncertain;
        return states;
    }

    public static IReadOnlyDictionary<Problem, long> Counts(string? json)
    {
        var counts = new SortedDictionary<Problem, long>();
        foreach ((string name, long count) in Read(json, LedgerJson.Default.DictionaryStringInt64))
        {
            if (ProblemNames.FromMachineName(name) is { } problem)
                counts.Add(problem, count);
        }
        return counts;
    }

    private static Dictionary<string, T> Read<T>(string? json, JsonTypeInfo<Dictionary<string, T>> form) =>
        json is null ? [] : JsonSerializer.Deserialize(json, form) ?? [];
}

/// <summary>Written at compile time: the native program knows no types by reflection.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class LedgerJson : JsonSerializerContext;
