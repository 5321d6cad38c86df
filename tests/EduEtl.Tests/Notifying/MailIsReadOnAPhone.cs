using System.Globalization;
using System.Net;
using System.Text;
using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Notifying;
using EduEtl.Notifying.Content;
using EduEtl.Shared;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Notifying;

/// <summary>Mail programs of phones drop styles that they do not know, and cut long mails off.</summary>
public sealed class MailIsReadOnAPhone(Browser browser)
{
    private const string Long = "/srv/ОченьДлиннаяПапкаСОтчётамиУниверситета/etl-production-reports-of-the-university";

    public static TheoryData<string, string> Mails =>
        [
            .. from mail in (string[])[.. Summaries.Outcomes, "extreme", "week", "year", "worst"]
            from language in new[] { "en", "ru" }
            select (mail, language),
        ];

    [Theory]
    [MemberData(nameof(Mails))]
    public async Task It_is_as_wide_as_the_phone_and_whole(string name, string language)
    {
        CultureInfo.CurrentUICulture = new(language);
        Mailing mail = Of(name, language);
        foreach ((string kind, MailContent? content) in new[] { ("all", mail.All), ("figures", mail.Figures) })
        {
            if (content is null)
                continue;
            string html = MailHtml.Render(content);
            Assert.InRange(Encoding.UTF8.GetByteCount(html), 0, 90_000);
            using var folder = new TempFolder();
            string file = folder.File("mail.html");
            await File.WriteAllTextAsync(file, html, TestContext.Current.CancellationToken);
            await using BrowserPage page = await browser.OpenAsync(new(file), new(Width: 360, Height: 700));
            await page.PictureAsync($"mail-{name}-{kind}.{language}");
            Assert.False(await page.IsTooWideAsync());
            double[] bars = await page.Page.EvaluateAsync<double[]>(
                "[...document.querySelectorAll('table[width=\"80\"]')].map(bar => bar.getBoundingClientRect().width)"
            );
            Assert.All(bars, width => Assert.InRange(width, 79, 82));
        }
    }

    [Fact]
    public void Long_words_break_and_are_whole_when_they_are_copied()
    {
        Assert.Equal("eduetl --from 2024-10-01", LongWords.Breakable("eduetl --from 2024-10-01").Markup);
        Assert.Equal("самостоятельность", Broken("самостоятельность"));
        Assert.Equal("OnlineUni+|DST-3.0+|01SEP2024 9e3779b1", Broken("OnlineUni+DST-3.0+01SEP2024 9e3779b1"));
        Assert.Equal("lis_outcome_|service_url", Broken("lis_outcome_service_url"));
        Assert.Equal("https://|docs.google.com", Broken("https://docs.google.com"));
        Assert.Equal("xxxxxxxxxxx|xxxxxxxxxxx", Broken(new string('x', 22)));
        Assert.Equal("<script>&|<b>&&", Broken("<script>&<b>&&"));

        static string Broken(string text) =>
            WebUtility.HtmlDecode(LongWords.Breakable(text).Markup.Replace("<wbr>", "|"));
    }

    [Fact]
    public void The_link_to_the_sheet_comes_first()
    {
        CultureInfo.CurrentUICulture = new("en");
        foreach (string name in (string[])["settled", "report-failed", "week"])
            Assert.IsType<MailLink>(Of(name, "en").All.Blocks[0]);
        Assert.Null(Of("failed", "en").Figures);
        Assert.DoesNotContain(Of("report-failed", "en").Figures!.Blocks, block => block is MailLink);
    }

    private static Mailing Of(string name, string language) =>
        name switch
        {
            "week" => Mailing.Of(Range([.. Enumerable.Range(0, 7).Select(Settled)])),
            "year" => Mailing.Of(Range([.. Enumerable.Range(0, 366).Select(Settled)])),
            "worst" => Mailing.Of(
                Range([.. Enumerable.Range(0, 366).Select(day => day % 2 == 0 ? Settled(day) : Failed(day))])
            ),
            _ => Mailing.Of(Summaries.Named(name, language)),
        };

    private static RangeSummary Range(RunSummary[] days) =>
        new(
            Summaries.Run with
            {
                Host = Long,
            },
            DayRange.Text(days[0].Run.Window.Day, days[^1].Run.Window.Day),
            [.. days.Select(day => day.Run.Window.Day), new(2026, 1, 1)],
            days,
            null,
            ReportState.Done,
            days.Length == 7 ? Summaries.Settled.SheetUrl : null,
            Long,
            [],
            "eduetl --from 2024-10-01 --to 2024-10-07"
        );

    private static RunSummary Settled(int day) =>
        Summaries.Settled with
        {
            Run = Run(day),
            Statistics = new(1_234_567, 123_456, 234_567, 1_000_000, 123_456),
            WorthAttention =
            [
                new(Problem.UserIdLength, 12_345, 0.1234, 0.0002, IsNew: false),
                new(Problem.OutcomeUrlMissing, 123, 0.0123, 0.0002, IsNew: false),
            ],
        };

    private static RunSummary Failed(int day) =>
        Summaries.Failed with
        {
            Run = Run(day),
            Failure = new(
                Stage.Store,
                new(ExitCode.DatabaseFailed, $"{Long}: {new string('x', 300)} {new string('ы', 300)}", Long)
            ),
        };

    private static RunInfo Run(int day) =>
        Summaries.Run with
        {
            Window = new(new DateOnly(2024, 10, 1).AddDays(day), TestMode: false),
            StartedAt = new(2025, 12, 30, 4, 0, 12, TimeSpan.Zero),
        };
}
