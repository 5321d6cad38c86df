namespace EduEtl.Shared;

/// <summary>
/// A home for who has none, as a user in a container that no list names: the runtime looks for certificates there, and every
/// TLS connection would fail.
/// </summary>
internal static class HomeFolder
{
    private const string Variable = "HOME";

    public static void Ensure()
    {
        if (!OperatingSystem.IsWindows() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Environment.SetEnvironmentVariable(Variable, "/");
    }
}
