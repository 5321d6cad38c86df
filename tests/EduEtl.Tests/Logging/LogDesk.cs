using System.Globalization;
using EduEtl.Logging;
using EduEtl.Settings;
using Microsoft.Extensions.Time.Testing;

namespace EduEtl.Tests.Logging;

/// <summary>A log folder of a test's own and a clock that stands at 2024-10-02 05:07:09 in a zone three hours east.</summary>
internal sealed class LogDesk : IDisposable
{
    public const string Name = "2024-10-02_08-07.log";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("eduetl-logs-");

    public LogDesk()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        Time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(3), null, null));
        Folder = Path.Combine(_root.FullName, "deep", ".logs");
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2024, 10, 2, 5, 7, 9, TimeSpan.Zero));

    public string Folder { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Touch(params string[] names)
    {
        Directory.CreateDirectory(Folder);
        foreach (string name in names)
            File.WriteAllText(PathOf(name), "old\n");
    }

    public IEnumerable<string> Entries =>
        Directory.EnumerateFileSystemEntries(Folder).Select(p => Path.GetFileName(p)).Order();

    public LogRegistrar Open(int keep = 3, Redactor? redactor = null, Action<string>? onTrouble = null) =>
        LogRegistrar.Open(
            new LogSettings(Folder, keep, EveryRow: false),
            redactor ?? new Redactor([]),
            Time,
            onTrouble
        );

    /// <summary>What the log says after the line that tells that it was opened.</summary>
    public string[] Lines() => File.ReadAllText(PathOf(Name)).Split('\n')[1..^1];

    public void Dispose() => _root.Delete(recursive: true);
}
