using EduEtl.Sandbox.Database;

namespace EduEtl.Tests.Support;

internal static class Postgres
{
    /// <summary>Skips the calling test where the machine has no PostgreSQL; in CI it goes on and fails.</summary>
    public static void Require()
    {
        bool ci = Environment.GetEnvironmentVariable("CI") == "true";
        Assert.SkipWhen(!ci && PostgresBinaries.Find() is null, "PostgreSQL is not installed");
    }
}
