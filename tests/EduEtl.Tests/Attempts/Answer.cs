using System.Text;
using EduEtl.Attempts;

namespace EduEtl.Tests.Attempts;

/// <summary>A row as the reader told it, kept after the reader went on.</summary>
internal sealed record SeenRow(
    long Number,
    string Raw,
    Problem? Rejection,
    string Defects,
    long CreatedAt,
    bool? IsCorrect,
    string Texts
);

/// <summary>Answers of the API, and what the reader makes of them.</summary>
internal static class Answer
{
    public const string User = "0123456789abcdef0123456789abcdef";

    public const string Params =
        "{'oauth_consumer_key': '', 'lis_result_sourcedid': 'course:1', 'lis_outcome_service_url': 'https://lms.example.org/1'}";

    public static readonly DayWindow Window = new(new DateOnly(2023, 5, 31), TestMode: false);

    /// <summary>A row in order; each argument is the JSON of one field, null leaves the field out.</summary>
    public static string Row(
        string? user = $"\"{User}\"",
        string? passback = $"\"{Params}\"",
        string? correct = "null",
        string? type = "\"run\"",
        string? created = "\"2023-05-31 09:16:11.313646\"",
        string? more = null
    )
    {
        (string Name, string? Json)[] fields =
        [
            ("lti_user_id", user),
            ("passback_params", passback),
            ("is_correct", correct),
            ("attempt_type", type),
            ("created_at", created),
        ];
        IEnumerable<string> members = fields.Where(f => f.Json is not null).Select(f => $"\"{f.Name}\": {f.Json}");
        return $"{{{string.Join(", ", more is null ? members : members.Append(more))}}}";
    }

    public static Task<List<SeenRow>> ReadAsync(string body) =>
        ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)));

    public static async Task<List<SeenRow>> ReadAsync(Stream body)
    {
        List<SeenRow> rows = [];
        using AttemptReader reader = new(body, Window, User.Length);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(See(reader));
        Assert.False(await reader.ReadAsync(TestContext.Current.CancellationToken));
        return rows;
    }

    /// <summary>Reads an array of this one element.</summary>
    public static async Task<SeenRow> ReadRowAsync(string row) => Assert.Single(await ReadAsync($"[{row}]"));

    public static async Task<BodyException> FaultAsync(Stream body) =>
        await Assert.ThrowsAsync<BodyException>(() => ReadAsync(body));

    private static SeenRow See(AttemptReader reader)
    {
        List<string> defects = [];
        foreach (Problem defect in reader.Defects)
            defects.Add(defect.ToString());
        bool admitted = reader.Rejection is null;
        return new SeenRow(
            reader.RowNumber,
            Encoding.UTF8.GetString(reader.Raw),
            reader.Rejection,
            string.Join(' ', defects),
            reader.CreatedAt,
            admitted ? reader.IsCorrect : null,
            admitted ? string.Join('|', Enum.GetValues<TextColumn>().Select(c => Text(reader, c))) : ""
        );
    }

    private static string Text(AttemptReader reader, TextColumn column) =>
        reader.TryGetText(column, out ReadOnlySpan<byte> utf8) ? Encoding.UTF8.GetString(utf8) : "NULL";
}
