namespace EduEtl.Commands.Init;

/// <summary>The text of a <c>.env</c> from which <see cref="Settings.DotEnvSource"/> reads the same values back.</summary>
internal static class DotEnvText
{
    public static string Of(IEnumerable<KeyValuePair<string, string>> values) =>
        string.Concat(values.Select(value => $"{value.Key}={Quoted(value.Value)}\n"));

    // Inside single quotes every character stands for itself, but for that quote.
    private static string Quoted(string value) =>
        value.Contains('\'', StringComparison.Ordinal)
            ? $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : $"'{value}'";
}
