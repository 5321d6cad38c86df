using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Storage.Ledger;

/// <summary>How the ledger writes states and counts: lower-case words, and small JSON objects.</summary>
internal static class LedgerWords
{
    // An escape would reach the server whatever its encoding lacks.
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Of(ReportState state) =>
        state == ReportState.NotReached ? null : state.ToString().ToLowerInvariant();

    public static string? Of(MailState? state) => state?.ToString().ToLowerInvariant();

    public static string? Of(IReadOnlyDictionary<string, MailState> recipients)
    {
        return recipients.Count == 0 ? null : Write(Members);

        void Members(Utf8JsonWriter json)
        {
            foreach ((string address, MailState state) in recipients)
                json.WriteString(address, Of(state));
        }
    }

    public static string Of(IReadOnlyDictionary<Problem, long> counts)
    {
        return Write(Members);

        void Members(Utf8JsonWriter json)
        {
            foreach ((Problem problem, long count) in counts)
                json.WriteNumber(problem.MachineName(), count);
        }
    }

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
        foreach ((string address, JsonElement word) in Read(json))
            states[address] = Mail(word.GetString()) ?? MailState.Uncertain;
        return states;
    }

    public static IReadOnlyDictionary<Problem, long> Counts(string? json)
    {
        var counts = new SortedDictionary<Problem, long>();
        foreach ((string name, JsonElement count) in Read(json))
        {
            if (ProblemNames.FromMachineName(name) is { } problem)
                counts.Add(problem, count.GetInt64());
        }
        return counts;
    }

    // A serializer would prepare itself longer than these few words take.
    private static string Write(Action<Utf8JsonWriter> members)
    {
        using var text = new MemoryStream();
        using var json = new Utf8JsonWriter(text, AsItIs);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static IEnumerable<(string Name, JsonElement Value)> Read(string? json)
    {
        if (json is null)
            yield break;
        using var document = JsonDocument.Parse(json);
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
            yield return (member.Name, member.Value);
    }
}
