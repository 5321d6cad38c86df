using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Notifying.Content;
using EduEtl.Shared;

namespace EduEtl.Tests.Notifying;

public sealed class MailTellsOfSeveralDays
{
    [Theory, InlineData("en"), InlineData("ru")]
    public void All_of_them_settled(string language)
    {
        RunSummary[] days = [Settled(1, 8990), Settled(2, 9121), Empty(3)];
        MailContent mail = Compose(language, days);
        Assert.Equal(MailTone.Good, mail.Tone);
        Approved.Text($"mail-range.{language}.txt", $"Subject: {mail.Subject}\n\n{MailText.Render(mail)}");
    }

    [Theory, InlineData("en"), InlineData("ru")]
    public void Some_failed_and_some_not_started(string language)
    {
        var api = new ExpectedException(
            ExitCode.ApiFailed,
            "https://lms.example answered 503: busy",
            "Run the day again later."
        );
        RunSummary[] days =
        [
            Settled(1, 8990) with
            {
                WorthAttention = [new(Problem.UserIdLength, 12, 0.0013, 0.0002, IsNew: false)],
            },
            Failed(2, api),
            Settled(3, 9121),
            Failed(4, new DayInWorkException("The day 2024-10-04 is in work.", "Wait.")),
        ];
        MailContent mail = Compose(language, days, planned: 7, ReportState.Failed);
        Assert.Equal(MailTone.Bad, mail.Tone);
        Approved.Text($"mail-range-failed.{language}.txt", $"Subject: {mail.Subject}\n\n{MailText.Render(mail)}");
    }

    [Fact]
    public void Many_failures_are_told_briefly()
    {
        RunSummary[] days =
        [
            .. Enumerable.Range(1, 20).Select(day => Failed(day, new(ExitCode.ApiFailed, "<b>no</b>", "wait"))),
        ];
        string html = MailHtml.Render(Compose("en", days));
        Assert.Equal(5, html.Split("What to do").Length - 1);
        Assert.Contains("2024-10-06 … 2024-10-20", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>no", html, StringComparison.Ordinal);
    }

    private static MailContent Compose(
        string language,
        RunSummary[] days,
        int? planned = null,
        ReportState report = ReportState.Done
    )
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        DateOnly[] all = [.. Enumerable.Range(1, planned ?? days.Length).Select(Day)];
        bool failed = report == ReportState.Failed;
        return RangeMail.Compose(
            new(
                Summaries.Run,
                DayRange.Text(all[0], all[^1]),
                all,
                days,
                failed ? new(Stage.Report, new(ExitCode.ReportFailed, "Google answered 503", "Try later.")) : null,
                report,
                failed ? null : "https://docs.google.com/spreadsheets/d/1AbC_dEf/edit",
                "/srv/eduetl/reports",
                [],
                failed ? "eduetl --missed" : null
            )
        );
    }

    private static RunSummary Settled(int day, long attempts) =>
        Summaries.Settled with
        {
            Run = Run(day),
            Statistics = new(attempts, 412, attempts - 3567, 3567, 2080),
        };

    private static RunSummary Empty(int day) => Summaries.Empty with { Run = Run(day) };

    private static RunSummary Failed(int day, ExpectedException failure) =>
        Summaries.Failed with
        {
            Run = Run(day),
            Failure = new(Stage.Fetch, failure),
        };

    private static RunInfo Run(int day) =>
        Summaries.Run with
        {
            Window = new(Day(day), TestMode: false),
            StartedAt = new(2024, 10, 30, 4, 0, 12, TimeSpan.Zero),
        };

    private static DateOnly Day(int day) => new(2024, 10, day);
}
