using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EduEtl.Days;
using EduEtl.Reporting.Page;
using EduEtl.Resources;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Reporting.Page;

public sealed class ThePageIsRead
{
    public static TheoryData<string, string> Days =>
        [
            .. from day in new[] { "settled", "partial", "test", "empty", "adopted", "extreme" }
            from language in new[] { "en", "ru" }
            select (day, language),
        ];

    [Theory]
    [MemberData(nameof(Days))]
    public void It_is_valid_html_that_needs_nothing_else(string day, string language)
    {
        string html = Render(Reports.Named(day), language);
        IHtmlDocument page = HtmlCheck.Valid(html);
        Assert.Empty(page.QuerySelectorAll("[style]"));
        Assert.All(
            page.QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")),
            address =>
                Assert.Matches(
                    "^(index.html|https://lms.example/courses/course-v1:[^/]+/jump_to_id/[0-9a-f]{32})$",
                    address
                )
        );
        Assert.Equal(day is "settled" or "partial" or "adopted" ? 11 : 1, page.QuerySelectorAll("[href]").Length);
        Assert.True(html.Length < 100_000, $"{html.Length} characters");
    }

    [Theory]
    [InlineData("settled", "en", "settled")]
    [InlineData("partial", "en", "loaded in part")]
    [InlineData("test", "en", "TEST, first hour only")]
    [InlineData("adopted", "en", "loaded by another program")]
    [InlineData("settled", "ru", "день сведён")]
    [InlineData("test", "ru", "ТЕСТ, только первый час")]
    public void It_says_whether_the_figures_are_final(string day, string language, string state)
    {
        IHtmlDocument page = HtmlCheck.Valid(Render(Reports.Named(day), language));
        Assert.Equal(state, page.QuerySelector(".state")!.TextContent);
        Assert.Equal(day is "test" or "partial", page.QuerySelectorAll("header > p").Length == 3);
    }

    [Fact]
    public void It_compares_a_settled_day_alone()
    {
        Assert.Contains(
            "Day before, Tue 1 Oct ▼\u00A0down 0.8% from 9,059",
            Text(Reports.Settled),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Week before, Wed 25 Sep ▲\u00A0up 5.6% from 8,513",
            Text(Reports.Settled),
            StringComparison.Ordinal
        );
        Assert.Contains("once the day is settled", Text(Reports.Partial), StringComparison.Ordinal);
        Assert.Contains("once the day is settled", Text(Reports.Test), StringComparison.Ordinal);
        DayReport first = Reports.Settled with { History = [Reports.Settled.History[^1]] };
        Assert.Contains("Nothing to compare with", Text(first), StringComparison.Ordinal);
    }

    [Fact]
    public void It_draws_a_column_for_each_loaded_day_and_a_line_between_neighbours()
    {
        IHtmlDocument page = HtmlCheck.Valid(Render(Reports.Settled, "en"));
        IElement chart = page.QuerySelector("svg[aria-labelledby~=attempts]")!;
        // 30 days, two of them missed: one gap in the line.
        Assert.Equal(28, chart.QuerySelectorAll("g.day").Length);
        Assert.Single(chart.QuerySelectorAll("g.pale"));
        Assert.Equal(26, chart.QuerySelectorAll("line.rate").Length);
        Assert.Equal(28, page.QuerySelectorAll("details tbody tr").Length);
        Assert.Equal("2 Oct", chart.QuerySelector(".here")!.TextContent);
        Assert.Empty(HtmlCheck.Valid(Render(Reports.Test, "en")).QuerySelectorAll("figure"));
    }

    [Fact]
    public void Its_columns_add_up_to_the_attempts()
    {
        IHtmlDocument page = HtmlCheck.Valid(Render(Reports.Settled, "en"));
        IElement last = page.QuerySelectorAll("svg[aria-labelledby~=attempts] g.day")[^1];
        double runs = Height(last, "runs");
        double submits = Height(last, "submits");
        Assert.Equal(5423.0 / 3567, runs / submits, tolerance: 0.01);
        Assert.Equal(200 * 8990.0 / 10000, runs + submits, tolerance: 0.1);
        Assert.Equal(
            "Wed 2 Oct: attempts 8,990 (runs 5,423, submits 3,567), success rate 58.31%",
            last.QuerySelector("title")!.TextContent
        );

        static double Height(IElement day, string kind) =>
            double.Parse(day.QuerySelector("rect." + kind)!.GetAttribute("height")!, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void It_shows_so_many_courses_and_tasks_and_says_how_many_there_are()
    {
        IHtmlDocument page = HtmlCheck.Valid(Render(Reports.Extreme, "en"));
        Assert.Equal(30, page.QuerySelectorAll("section[aria-labelledby=courses] tbody tr").Length);
        Assert.Equal(10, page.QuerySelectorAll("section[aria-labelledby=tasks] tbody tr").Length);
        Assert.Contains("The 30 courses with the most attempts, of 200 in all.", page.Body!.TextContent);
        Assert.Contains("Hardest first, by the upper end of the 95% interval", page.Body.TextContent);
        Assert.Contains("from 5 students on. Shown: 10 of 1,400.", page.Body.TextContent);
    }

    [Fact]
    public void Text_from_outside_stays_text()
    {
        IHtmlDocument page = HtmlCheck.Valid(Render(Reports.Extreme, "en"));
        string first = page.QuerySelector("section[aria-labelledby=courses] tbody th")!.TextContent;
        Assert.Equal("=HYPERLINK(\"http://evil.example\",\"x\")<script>alert(1)</script>& '0", first);
        Assert.Contains("alert(1)", page.QuerySelector("footer")!.TextContent);
        Assert.DoesNotContain(page.Body!.TextContent, c => c is '\u202E' or '\u0007');
    }

    private static string Render(DayReport day, string language)
    {
        CultureInfo.CurrentUICulture = new(language);
        return PageDocument.Of(day, [], new(2024, 10, 3, 4, 0, 15, TimeSpan.Zero)).Markup;
    }

    private static string Text(DayReport day) =>
        Printable.OneLine(HtmlCheck.Valid(Render(day, "en")).Body!.TextContent);
}
