using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EduEtl.Days;
using EduEtl.Reporting.Page;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Reporting.Page;

public sealed class TheIndexIsRead
{
    [Theory]
    [InlineData(0, "en")]
    [InlineData(1, "ru")]
    [InlineData(45, "en")]
    [InlineData(400, "ru")]
    [InlineData(3650, "en")]
    [InlineData(3650, "ru")]
    public void It_is_valid_html_that_needs_nothing_else(int days, string language)
    {
        CultureInfo.CurrentUICulture = new(language);
        DaysOverview all = Overviews.Of(days);
        string html = Render(all);
        IHtmlDocument page = HtmlCheck.Valid(html);
        Assert.Equal(
            all.Loaded.Select(day => $"{DateText.Write(day.Day)}.html").Order(),
            page.QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")!).Order()
        );
        Assert.InRange(html.Length, 0, 1_100_000);
        Assert.InRange(page.QuerySelectorAll("rect.hit").Length, 0, 125);
    }

    [Fact]
    public void Each_day_says_how_it_stands()
    {
        IHtmlDocument page = Page(Overviews.Of(45));
        Assert.Equal("missed or in part: 4", page.QuerySelector(".state")!.TextContent);
        Assert.Contains("eduetl --missed", page.QuerySelector("header code")!.TextContent, StringComparison.Ordinal);
        IElement october = page.GetElementById("2024-10")!;
        Assert.Equal("October 2024", october.QuerySelector("caption")!.TextContent);
        string[] days =
        [
            .. october.QuerySelectorAll("td").Select(cell => cell.TextContent).Where(day => day.Length > 0),
        ];
        Assert.Equal(["1✗", "2", "3"], days[..3]);
        Assert.Equal(31, days.Length);
        Assert.Equal("10", october.QuerySelector(".today")!.TextContent);
        Assert.Matches(
            "^Wed 2 Oct: settled, attempts [0-9,]+, success rate [0-9.]+%$",
            october.QuerySelector("a")!.GetAttribute("title")!
        );
        Assert.Equal("Tue 1 Oct: failed", october.QuerySelector("td.failed > span")!.GetAttribute("title"));
        Assert.Equal(["17!", "18!"], page.QuerySelectorAll("td.missed").Select(cell => cell.TextContent));
    }

    [Theory, InlineData(45), InlineData(46), InlineData(47), InlineData(400)]
    public void An_average_that_is_not_whole_is_rounded(int days)
    {
        DaysOverview all = Overviews.Of(days);
        double average = all.Loaded.Where(day => day.Settled).Average(day => day.Statistics.Attempts);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"on an average day: {average:N0}"),
            Page(all).QuerySelector(".cards")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Weeks_and_months_are_summed_up()
    {
        DaysOverview all = Overviews.Of(400);
        IHtmlDocument page = Page(all);
        DayFigures[] september = [.. all.Loaded.Where(day => day is { Settled: true, Day: { Year: 2024, Month: 9 } })];
        IElement row = Rows(page, "months").Single(row => row.Children[0].TextContent == "September 2024");
        Assert.Equal($"{september.Length}", row.Children[1].TextContent);
        Assert.Equal(
            september.Sum(day => day.Statistics.Attempts).ToString("N0", CultureInfo.InvariantCulture),
            row.Children[2].TextContent
        );
        Assert.Equal(
            Math.Round(september.Average(day => day.Statistics.Users)),
            double.Parse(row.Children[3].TextContent, CultureInfo.InvariantCulture)
        );
        Assert.Equal(
            all.Loaded.Where(day => day.Settled).Sum(day => day.Statistics.Attempts),
            Rows(page, "weeks")
                .Sum(week =>
                    long.Parse(week.Children[2].TextContent, NumberStyles.Number, CultureInfo.InvariantCulture)
                )
        );
        Assert.Equal("30 Sep – 6 Oct 2024", Rows(page, "weeks").ElementAt(1).Children[0].TextContent);
    }

    [Fact]
    public void A_day_without_a_page_is_no_link_and_a_tests_hour_is_one_where_there_is_no_other()
    {
        DaysOverview all = Overviews.Of(45);
        Dictionary<DateOnly, string> pages = new() { [new(2024, 10, 1)] = "2024-10-01-test.html" };
        CultureInfo.CurrentUICulture = new("en");
        IHtmlDocument page = HtmlCheck.Valid(IndexDocument.Of(all, pages, DateTimeOffset.UnixEpoch).Markup);
        Assert.Equal(["2024-10-01-test.html"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Months_in_which_nothing_is_known_are_left_out()
    {
        var trial = new DateOnly(2019, 3, 4);
        DaysOverview all = Overviews.Of(45);
        var calendar = new DayCalendar(
            trial,
            all.Loaded.ToDictionary(day => day.Day, _ => DayState.Settled)
                .Append(new(trial, DayState.Settled))
                .ToDictionary(),
            Overviews.Today
        );
        IHtmlDocument page = Page(
            all with
            {
                Calendar = calendar,
                Loaded = [all.Loaded[0] with { Day = trial }, .. all.Loaded],
            }
        );
        Assert.Equal(
            ["2024-10", "2024-09", "2024-08", "2024-07", "2019-03"],
            page.QuerySelectorAll(".month").Select(month => month.Id)
        );
        Assert.Contains("Older gaps", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    private static IHtmlDocument Page(DaysOverview all)
    {
        CultureInfo.CurrentUICulture = new("en");
        return HtmlCheck.Valid(Render(all));
    }

    private static string Render(DaysOverview all) =>
        IndexDocument.Of(all, Overviews.Pages(all), new(2024, 10, 10, 4, 0, 15, TimeSpan.Zero)).Markup;

    private static IEnumerable<IElement> Rows(IHtmlDocument page, string section) =>
        page.QuerySelectorAll($"section[aria-labelledby={section}] tbody tr");
}
