using System.Collections.Frozen;

namespace EduEtl.Sandbox.Sheets;

/// <param name="Type">Another message's name, or string, int, number, bool, mask, enum, or ? for not supported.</param>
/// <param name="Lists">How many lists are around it.</param>
/// <param name="Values">An enumeration's values.</param>
internal sealed record MessageField(string Type, int Lists, string[] Values, bool ReadOnly)
{
    public MessageField Element => this with { Lists = Lists - 1 };
}

/// <summary>Google's description of its messages, cut to those that the stand-in knows (see messages.txt).</summary>
internal static class Messages
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, MessageField>> All = Read();

    public static bool Has(string message) => All.ContainsKey(message);

    public static IReadOnlyDictionary<string, MessageField> Fields(string message) => All[message];

    private static FrozenDictionary<string, FrozenDictionary<string, MessageField>> Read()
    {
        using Stream stream = typeof(Messages).Assembly.GetManifestResourceStream("Sheets.messages.txt")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' ', 2))
            .ToFrozenDictionary(parts => parts[0], parts => Fields(parts[1].Split(", ")));
    }

    private static FrozenDictionary<string, MessageField> Fields(string[] fields) =>
        fields.Select(field => field.Split(' ')).ToFrozenDictionary(parts => parts[0], parts => Field(parts[1]));

    private static MessageField Field(string text)
    {
        string type = text.TrimEnd('!').Trim('[', ']');
        string[] values = type.Contains('|', StringComparison.Ordinal) ? type.Split('|') : [];
        return new(values.Length > 0 ? "enum" : type, text.Count(c => c == '['), values, text.EndsWith('!'));
    }
}
