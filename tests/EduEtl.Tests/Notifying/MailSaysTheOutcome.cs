using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Notifying.Content;
using EduEtl.Shared;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Notifying;

public sealed partial class MailSaysTheOutcome
{
    public static TheoryData<string, string> Outcomes =>
        [.. from outcome in Summaries.Outcomes from language in new[] { "en", "ru" } select (outcome, language)];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void As_approved(string outcome, string language)
    {
        MailContent content = Compose(Summaries.Named(outcome, language), language);
        Approved.Text($"mail-{outcome}.{language}.txt", $"Subject: {content.Subject}\n\n{MailText.Render(content)}");
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Alike_in_text_and_html(string outcome, string language)
    {
        MailContent content = Compose(Summaries.Named(outcome, language), language);
        string text = MailText.Render(content);
        string html = Visible(MailHtml.Render(content));
        Assert.Equal(Words(text), Words(html[html.IndexOf(content.Heading, StringComparison.Ordinal)..]));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    [InlineData("extreme", "en")]
    public void In_valid_html_that_needs_nothing_else(string outcome, string language)
    {
        string html = MailHtml.Render(Compose(Summaries.Named(outcome, language), language));
        IHtmlDocument mail = HtmlCheck.Valid(html);
        Assert.Empty(mail.QuerySelectorAll("svg, style, [class]"));
        Assert.Equal(
            outcome is "failed" or "without-sheet" ? [] : new[] { Summaries.Settled.SheetUrl },
            mail.QuerySelectorAll("[href]")
                .Select(link => link.GetAttribute("href"))
                .Where(address => address?.StartsWith("https://lms.example/courses/", StringComparison.Ordinal) != true)
        );
        // Gmail cuts off at 102 kB.
        Assert.True(Encoding.UTF8.GetByteCount(html) < 90_000);
        // Mail programs drop it.
        Assert.DoesNotContain("overflow-wrap", html, StringComparison.Ordinal);
    }

    [Fact]
    public void With_text_from_outside_escaped()
    {
        var failure = new ExpectedException(
            ExitCode.ApiFailed,
            "<script>alert(\"x\")</script> & 'y'\u202E\u0007",
            "<b>do</b>\r\nBcc: other@example.org"
        );
        RunInfo run = Summaries.Run with { Host = "<i>host</i>\nX: y", User = "a&b" };
        MailContent content = Compose(Summaries.Failed with { Run = run, Failure = new(Stage.Fetch, failure) }, "en");
        string html = MailHtml.Render(content).Replace("<wbr>", "");
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
        Assert.Contains(
            "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;y&#x27;",
            html,
            StringComparison.Ordinal
        );
        Assert.Contains("a&amp;b", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\u0007', MailText.Render(content));
        Assert.Contains("<script>alert(\"x\")</script> & 'y'\n", MailText.Render(content), StringComparison.Ordinal);
    }

    [Fact]
    public void With_names_of_courses_and_tasks_as_text()
    {
        MailContent content = Compose(Summaries.Named("extreme", "en"), "en");
        Assert.Contains(
            "=HYPERLINK(\"http://evil.example\",\"x\")<script>alert(1)</script>& '0: 1,234,567; 12,345",
            MailText.Render(content)
        );
        Assert.DoesNotContain("<script", MailHtml.Render(content), StringComparison.Ordinal);
    }

    [Fact]
    public void And_the_defects_that_are_far_above_what_is_usual()
    {
        string text = MailText.Render(Compose(Summaries.Named("extreme", "en"), "en"));
        Assert.Contains(
            """
            Worth attention
              Problem: Rows; Share of rows; Usually
              No lis_outcome_service_url: 2,000; 22.21%; 0.24%

            """,
            text
        );
        string kept = MailText.Render(Compose(Summaries.Named("settled", "en"), "en"));
        Assert.Contains(
            "eduetl problems --date 2024-10-02",
            kept[kept.IndexOf("Worth attention", StringComparison.Ordinal)..]
        );
        RowTotals clean = Summaries.Settled.Totals! with { ByProblem = new Dictionary<Problem, long>() };
        Assert.DoesNotContain(
            "Worth attention",
            MailText.Render(Compose(Summaries.Settled with { Totals = clean }, "en"))
        );
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("no address at all")]
    [InlineData(null)]
    public void Without_a_link_that_is_none(string? url)
    {
        MailContent content = Compose(Summaries.Settled with { SheetUrl = url }, "en");
        Assert.DoesNotContain("href", MailHtml.Render(content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)ExitCode.ApiFailed, "as it was before")]
    [InlineData((int)ExitCode.DatabaseFailed, "as it was before")]
    [InlineData((int)ExitCode.Unexpected, "never a mixture")]
    public void And_what_holds_now(int code, string holds)
    {
        var failure = new ExpectedException((ExitCode)code, "It broke.", "Mend it.")
        {
            DayIsKnown = (ExitCode)code != ExitCode.Unexpected,
        };
        MailContent content = Compose(Summaries.Failed with { Failure = new(Stage.Store, failure) }, "en");
        Assert.Contains(holds, MailText.Render(content), StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_mark_in_the_subject_of_a_test()
    {
        Assert.StartsWith("[TEST] ", Compose(Summaries.Test, "en").Subject, StringComparison.Ordinal);
        Assert.StartsWith("[ТЕСТ] ", Compose(Summaries.Test, "ru").Subject, StringComparison.Ordinal);
        RunSummary failed = Summaries.Failed with { Run = Summaries.Test.Run };
        Assert.StartsWith("[TEST] ", Compose(failed, "en").Subject, StringComparison.Ordinal);
        Assert.Contains(
            "eduetl --date 2024-10-02 --test-mode",
            MailText.Render(Compose(failed, "en")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void In_tables_of_several_columns_and_in_bars()
    {
        var content = new MailContent(
            "Subject",
            MailTone.Good,
            "settled",
            "Two days",
            [
                new MailTable(
                    "Days",
                    ["Day", "Attempts", "Rate"],
                    [
                        ["2024-10-01", "8,577", "48.67%"],
                        ["2024-10-02", "0", "—"],
                    ]
                ),
                new MailBars(
                    "Tasks",
                    [new("<b>1", "0.00%", 0), new("2", "25.00%", 0.25), new("3", "—", null), new("4", "100.00%", 1)]
                ),
            ]
        );
        string text = MailText.Render(content);
        string html = MailHtml.Render(content);
        Assert.Contains("Days\n  Day: Attempts; Rate\n  2024-10-01: 8,577; 48.67%\n", text, StringComparison.Ordinal);
        Assert.Contains("Tasks\n  <b>1: 0.00%\n  2: 25.00%\n", text, StringComparison.Ordinal);
        string shown = Visible(html);
        Assert.Equal(Words(text), Words(shown[shown.IndexOf(content.Heading, StringComparison.Ordinal)..]));
        Assert.Equal(2, Regex.Count(html, "background-color:#3a7fc1"));
    }

    private static MailContent Compose(RunSummary summary, string language)
    {
        CultureInfo.CurrentUICulture = new(language);
        return DayMail.Compose(summary);
    }

    // What a reader sees, with the address of a link where the text has it.
    private static string Visible(string html)
    {
        string body = html[html.IndexOf("<body", StringComparison.Ordinal)..].Replace("<wbr>", "");
        body = RowLink().Replace(body, "$2 $3 $1");
        body = Link().Replace(body, "$2: $1");
        return WebUtility.HtmlDecode(Tag().Replace(body, " "));
    }

    // What stands between the cells of a row is layout.
    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '\u00A0', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.TrimEnd(':', ';'));

    // What a row is about; the text has the address below the row.
    [GeneratedRegex("<a href=\"([^\"]*)\">([^<]*)</a></th>(.*?</tr>)\n", RegexOptions.Singleline)]
    private static partial Regex RowLink();

    [GeneratedRegex("<a href=\"([^\"]*)\"[^>]*>([^<]*)</a>")]
    private static partial Regex Link();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
