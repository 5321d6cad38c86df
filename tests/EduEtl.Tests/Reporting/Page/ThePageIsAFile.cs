using System.Globalization;
using EduEtl.Reporting.Page;
using EduEtl.Shared;
using EduEtl.Tests.Support;
using Serilog.Core;

namespace EduEtl.Tests.Reporting.Page;

public sealed class ThePageIsAFile : IDisposable
{
    private readonly TempFolder _folder = new();

    public ThePageIsAFile() => CultureInfo.CurrentUICulture = new("en");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_page_takes_the_place_of_the_old_one_and_nothing_else_is_left()
    {
        string path = Pages("reports").Write(Reports.Partial);
        Assert.Equal(Path.Combine(_folder.Path, "reports", "2024-10-02.html"), path);
        Assert.Contains("loaded in part", File.ReadAllText(path));
        Assert.Equal(path, Pages("reports").Write(Reports.Settled));
        Assert.DoesNotContain("loaded in part:", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_tests_hour_has_a_page_of_its_own()
    {
        string day = Pages("reports").Write(Reports.Settled);
        string before = File.ReadAllText(day);
        string hour = Pages("reports").Write(Reports.Test);
        Assert.Equal(Path.Combine(_folder.Path, "reports", "2024-10-02-test.html"), hour);
        Assert.Equal(before, File.ReadAllText(day));
    }

    [Fact]
    public void The_folder_is_a_file()
    {
        File.WriteAllText(_folder.File("reports"), "");
        ExpectedException e = Assert.Throws<ExpectedException>(() => Pages("reports").Write(Reports.Settled));
        Assert.Equal(ExitCode.ReportFailed, e.Code);
        Assert.Contains(_folder.File(Path.Combine("reports", "2024-10-02.html")), e.Message);
        Assert.Contains("Reports:Folder", e.Remedy);
        Assert.Contains("eduetl report --date 2024-10-02", e.Remedy);
    }

    [Fact]
    public void The_page_cannot_be_replaced()
    {
        // A folder in its place: no right in the world lets a file take it.
        Directory.CreateDirectory(_folder.File(Path.Combine("reports", "2024-10-02.html")));
        Assert.Throws<ExpectedException>(() => Pages("reports").Write(Reports.Settled));
        Assert.Empty(Directory.GetFiles(_folder.File("reports")));
    }

    private PageFile Pages(string name)
    {
        using Logger log = new Serilog.LoggerConfiguration().CreateLogger();
        return new(new(Enabled: true, _folder.File(name)), TimeProvider.System, log);
    }
}
