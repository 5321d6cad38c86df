namespace EduEtl.Sandbox.Host;

/// <summary>The environment that the program runs in.</summary>
internal static class ChildEnvironment
{
    private const string Prefix = "EDUETL_";

    /// <summary>
    /// Changes an inherited environment. A variable of the real installation would win over the sandbox's files and
    /// send its figures to real people: those of the keys that the sandbox sets are taken out.
    /// </summary>
    public static void Prepare(
        IDictionary<string, string?> environment,
        IEnumerable<string> keys,
        string? authorityFile
    )
    {
        string[] ours = [.. keys.Select(key => Prefix + key.Replace(":", "__", StringComparison.Ordinal))];
        foreach (string name in environment.Keys.Where(name => ours.Any(key => Sets(name, key))).ToList())
            environment.Remove(name);
        if (authorityFile is not null)
            environment["SSL_CERT_FILE"] = authorityFile;
        // A company's proxy knows nothing of this machine's loopback.
        foreach (string name in (string[])["NO_PROXY", "no_proxy"])
        {
            string? before = environment.TryGetValue(name, out string? value) ? value : null;
            environment[name] = string.IsNullOrEmpty(before) ? "127.0.0.1,localhost" : $"{before},127.0.0.1,localhost";
        }
    }

    // EDUETL_Smtp__To__0 sets an element of the list Smtp:To.
    private static bool Sets(string name, string key) =>
        name.Equals(key, StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(key + "__", StringComparison.OrdinalIgnoreCase);
}
