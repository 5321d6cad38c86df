using System.Globalization;

namespace EduEtl.Sandbox.Database;

/// <summary>The machine's own PostgreSQL programs.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    public string InitDb => Program("initdb");

    public string Postgres => Program("postgres");

    public string PgCtl => Program("pg_ctl");

    /// <summary>Null where the machine has none.</summary>
    public static PostgresBinaries? Find() =>
        Candidates().Select(folder => new PostgresBinaries(folder)).FirstOrDefault(found => found.Complete);

    // Debian keeps the server's programs off PATH, one folder a version: the newest is taken.
    private static IEnumerable<string> Candidates()
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        IEnumerable<string> onPath = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. onPath,
            .. Versions("/usr/lib/postgresql", "*"),
            .. Versions("/opt/homebrew/opt", "postgresql*"),
            .. Versions("/usr/local/opt", "postgresql*"),
            .. Versions("/usr", "pgsql-*"),
            "/usr/local/pgsql/bin",
            "/Applications/Postgres.app/Contents/Versions/latest/bin",
            .. Versions(Path.Combine(ProgramFiles(), "PostgreSQL"), "*"),
        ];
    }

    private static string ProgramFiles() => Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);

    private static IEnumerable<string> Versions(string parent, string pattern) =>
        Path.IsPathRooted(parent) && Directory.Exists(parent)
            ? Directory
                .EnumerateDirectories(parent, pattern)
                .OrderByDescending(VersionOf)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static double VersionOf(string folder)
    {
        string number = new([.. Path.GetFileName(folder).Where(c => char.IsAsciiDigit(c) || c == '.')]);
        CultureInfo invariant = System.Globalization.CultureInfo.InvariantCulture;
        return double.TryParse(number, System.Globalization.NumberStyles.Float, invariant, out double value)
            ? value
            : 0;
    }

    private bool Complete => File.Exists(InitDb) && File.Exists(Postgres) && File.Exists(PgCtl);

    private string Program(string name) => Path.Combine(Folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
}
