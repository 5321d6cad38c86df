using System.Text.Encodings.Web;
using System.Text.Json;
using EduEtl.Sandbox.Database;

namespace EduEtl.Sandbox.Host;

/// <summary>
/// The settings that point the program at the sandbox: two files in its working directory, as a person would write
/// them.
/// </summary>
/// <param name="Plain">For <c>appsettings.json</c>, by section and key.</param>
/// <param name="Secrets">For <c>.env</c>: its name there and the key it sets.</param>
internal sealed record ProgramSettings(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> Plain,
    IReadOnlyList<(string Name, string Key, string Value)> Secrets
)
{
    private static readonly SandboxJson Form = new(
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Every key that is set here, as in <c>Api:Url</c>.</summary>
    public IEnumerable<string> Keys =>
        [
            .. Plain.SelectMany(section => section.Value.Keys.Select(key => $"{section.Key}:{key}")),
            .. Secrets.Select(secret => secret.Key),
        ];

    public void Write(SandboxFolder folder)
    {
        File.WriteAllText(
            folder.In("appsettings.json"),
            JsonSerializer.Serialize(Plain, Form.IReadOnlyDictionaryStringIReadOnlyDictionaryStringObject) + "\n"
        );
        // Single quotes keep a $ what it is; none of the drawn values holds a quote.
        IEnumerable<string> lines = Secrets.Select(secret => $"{secret.Name}='{secret.Value}'\n");
        ClusterFolder.WritePrivately(folder.In(".env"), string.Concat(lines));
    }
}
