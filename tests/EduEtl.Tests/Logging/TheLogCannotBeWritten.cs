using System.Globalization;
using EduEtl.Logging;
using EduEtl.Settings;
using EduEtl.Shared;
using Serilog;

namespace EduEtl.Tests.Logging;

public sealed class TheLogCannotBeWritten : IDisposable
{
    private readonly LogDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("en", "The log folder")]
    [InlineData("ru", "Папку журналов")]
    public void The_folder_would_lie_under_a_file(string language, string beginning)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Directory.CreateDirectory(Path.GetDirectoryName(_desk.Folder)!);
        File.WriteAllText(_desk.Folder, "a file where the folder should be");

        ExpectedException refusal = Assert.Throws<ExpectedException>(() => _desk.Open());

        Assert.Equal(ExitCode.WrongSettings, refusal.Code);
        Assert.StartsWith(beginning, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_desk.Folder, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Logs:Folder", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_stands_where_the_file_should()
    {
        Directory.CreateDirectory(_desk.PathOf(LogDesk.Name));
        Assert.Equal(ExitCode.WrongSettings, Assert.Throws<ExpectedException>(() => _desk.Open()).Code);
    }

    [Fact]
    public void Nobody_may_write_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is Linux's");
        var settings = new LogSettings("/proc/eduetl", 3, EveryRow: false);
        ExpectedException refusal = Assert.Throws<ExpectedException>(() =>
            LogRegistrar.Open(settings, new Redactor([]), _desk.Time)
        );
        Assert.Equal(ExitCode.WrongSettings, refusal.Code);
    }

    [Fact]
    public void The_disk_is_full_from_the_start()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "/dev/full is Linux's");
        Directory.CreateDirectory(_desk.Folder);
        File.CreateSymbolicLink(_desk.PathOf(LogDesk.Name), "/dev/full");

        ExpectedException refusal = Assert.Throws<ExpectedException>(() => _desk.Open());

        Assert.Contains("space", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_disk_fills_up_in_the_middle_and_the_operator_is_told_once()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "/dev/full is Linux's");
        var told = new List<string>();
        using (LogRegistrar log = _desk.Open(onTrouble: told.Add))
        {
            ILogger logger = log.Logger("ApiFetcher");
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

        Assert.EndsWith("> before", Assert.Single(_desk.Lines()), StringComparison.Ordinal);
    }
}
