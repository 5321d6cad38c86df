using System.Globalization;
using AngleSharp.Html.Dom;
using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Reporting.Page;
using EduEtl.Tests.Support;
using Serilog.Core;

namespace EduEtl.Tests.Reporting.Page;

public sealed class ThePagesFormASite : IDisposable
{
    private readonly TempFolder _folder = new();

    public ThePagesFormASite() => CultureInfo.CurrentUICulture = new("en");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Days_are_linked_in_their_order_whatever_order_they_were_written_in()
    {
        Write(2);
        Assert.Equal([("All days", "index.html")], Links(2));
        Write(9);
        Assert.Equal([("All days", "index.html"), ("Wed 9 Oct →", "2024-10-09.html")], Links(2));
        Write(4);
        Assert.Equal([("All days", "index.html"), ("Fri 4 Oct →", "2024-10-04.html")], Links(2));
        Assert.Equal(
            [("← Wed 2 Oct", "2024-10-02.html"), ("All days", "index.html"), ("Wed 9 Oct →", "2024-10-09.html")],
            Links(4)
        );
        Assert.Equal([("← Fri 4 Oct", "2024-10-04.html"), ("All days", "index.html")], Links(9));
    }

    [Fact]
    public void A_tests_hour_is_linked_to_nobody_and_finds_the_days()
    {
        Write(2);
        Write(4);
        Pages().Write(Report(3) with { Run = Reports.Test.Run with { Window = new(Day(3), TestMode: true) } });
        Assert.Equal([("All days", "index.html"), ("Fri 4 Oct →", "2024-10-04.html")], Links(2));
        Assert.Contains("href=\"2024-10-02.html\"", Read("2024-10-03-test.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_gets_a_link_counts_as_written_when_it_was()
    {
        Write(2);
        var then = new DateTime(2024, 10, 3, 4, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_folder.File("2024-10-02.html"), then);
        Write(3);
        Assert.Equal(2, Links(2).Count());
        Assert.Equal(then, File.GetLastWriteTimeUtc(_folder.File("2024-10-02.html")));
    }

    [Fact]
    public void A_page_of_an_earlier_version_and_other_files_stay_as_they_are()
    {
        string[] others = ["2024-10-01.html", "2024-10-99.html", "2024-10-04-old.html", "notes.html"];
        foreach (string name in others)
            File.WriteAllText(_folder.File(name), "<p>mine</p>");
        Write(2);
        Assert.All(others, name => Assert.Equal("<p>mine</p>", Read(name)));
        Assert.Equal([("← Tue 1 Oct", "2024-10-01.html"), ("All days", "index.html")], Links(2));
    }

    [Fact]
    public async Task Many_writers_at_once_miss_no_link()
    {
        int[] days = [.. Enumerable.Range(1, 30)];
        await Task.WhenAll(days.OrderBy(day => day * 7 % 31).Select(day => Task.Run(() => Write(day))));
        foreach (int day in days[1..^1])
            Assert.Equal(
                [$"2024-10-{day - 1:00}.html", "index.html", $"2024-10-{day + 1:00}.html"],
                Links(day).Select(link => link.Address)
            );
        Assert.Equal(30, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void A_writer_that_was_killed_in_its_turn_is_waited_for_once()
    {
        File.WriteAllText(_folder.File(".turn"), "");
        Write(1);
        Assert.False(File.Exists(_folder.File(".turn")));
        Write(2);
        Assert.Equal(["index.html", "2024-10-02.html"], Links(1).Select(link => link.Address));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    private static DateOnly Day(int day) => new(2024, 10, day);

    private static DayReport Report(int day) =>
        Reports.Settled with
        {
            Run = Reports.Settled.Run with { Window = new DayWindow(Day(day), TestMode: false) },
        };

    private void Write(int day) => Pages().Write(Report(day));

    private PageFile Pages()
    {
        using Logger log = new Serilog.LoggerConfiguration().CreateLogger();
        return new(new(Enabled: true, _folder.Path), TimeProvider.System, log);
    }

    private string Read(string name) => File.ReadAllText(_folder.File(name));

    private IEnumerable<(string Text, string Address)> Links(int day) =>
        HtmlCheck
            .Valid(Read($"2024-10-{day:00}.html"))
            .QuerySelectorAll("nav a")
            .Cast<IHtmlAnchorElement>()
            .Select(link => (link.TextContent, link.GetAttribute("href")!));
}
