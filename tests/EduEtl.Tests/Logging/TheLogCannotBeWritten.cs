using System.Globalization;
using EduEtl.Logging;
using EduEtl.Settings;

namespace EduEtl.Tests.Logging;

public sealed class TheLogCannotBeWritten : IDisposable
{
    private readonly LogDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData("en", "The log folder")]
    [InlineData("ru", "Папку журналов")]
    public void The_folder_would_lie_under_a_file(string language, string beginning)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Directory.CreateDirectory(Path.GetDirectoryName(desk.Folder)!);
        File.WriteAllText(desk.Folder, "a file where the folder should be");

        var refusal = Assert.Throws<ExpectedException>(() => desk.Open());

        Assert.Equal(ExitCode.WrongSettings, refusal.Code);
        Assert.StartsWith(beginning, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(desk.Folder, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Logs:Folder", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_stands_where_the_file_should()
    {
        Directory.CreateDirectory(desk.PathOf(LogDesk.Name));
        Assert.Equal(ExitCode.WrongSettings, Assert.Throws<ExpectedException>(() => desk.Open()).Code);
    }

    [Fact]
    public void Nobody_may_write_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's");
        var settings = new LogSettings("/proc/eduetl", 3, EveryRow: false);
        var refusal = Assert.Throws<ExpectedException>(() => LogRegistrar.Open(settings, new Redactor([]), desk.Time));
        Assert.Equal(ExitCode.WrongSettings, refusal.Code);
    }

    [Fact]
    public void The_disk_is_full_from_the_start()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "/dev/full is Linux's");
        Directory.CreateDirectory(desk.Folder);
        File.CreateSymbolicLink(desk.PathOf(LogDesk.Name), "/dev/full");

        var refusal = Assert.Throws<ExpectedException>(() => desk.Open());

        Assert.Contains("space", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_disk_fills_up_in_the_middle_and_the_operator_is_told_once()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "/dev/full is Linux's");
        var told = new List<string>();
        using (var log = desk.Open(onTrouble: told.Add))
        {
            var logger = log.Logger("ApiFetcher");
            logger.Information("before");
            FullDisk.PutUnder(log.Path);
            logger.Information("lost");
            logger.Information("lost too");
            Assert.StartsWith(
                $"The log {log.Path} cannot be written any more: No space left",
                Assert.Single(told),
                StringComparison.Ordinal
            );
        }

        Assert.EndsWith("> before", Assert.Single(desk.Lines()), StringComparison.Ordinal);
    }
}
