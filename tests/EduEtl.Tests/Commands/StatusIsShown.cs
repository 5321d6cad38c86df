using System.Globalization;
using EduEtl.Commands.Status;
using EduEtl.Days;
using EduEtl.Terminal;
using Spectre.Console.Testing;

namespace EduEtl.Tests.Commands;

public sealed class StatusIsShown
{
    [Theory, InlineData("en"), InlineData("ru")]
    public void To_people_in_80_columns(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var console = new TestConsole();
        var screen = new Screen(console, null, TextReader.Null, isTerminal: false, canAsk: false);
        new StatusText(screen, Report()).Show();
        string text = console.Output.ReplaceLineEndings("\n");
        Approved.Text($"status.{language}.txt", text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void To_machines_in_every_language_alike()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru");
        Approved.Text("status.json.txt", StatusJson.Of(Report()).ReplaceLineEndings("\n") + "\n");
    }

    private static StatusReport Report()
    {
        DateOnly today = new(2024, 10, 10);
        var known = new Dictionary<DateOnly, DayState>
        {
            [new(2024, 10, 4)] = DayState.Settled,
            [new(2024, 10, 6)] = DayState.Failed,
            [new(2024, 10, 7)] = DayState.Partial,
            [new(2024, 10, 8)] = DayState.Settled,
        };
        return new(
            new(2024, 10, 10, 5, 0, 0, TimeSpan.Zero),
            "public.lms_activities",
            HasRuns: true,
            Weeks: 2,
            new(new(2024, 10, 4), known, today),
            [
                LedgerRunsOf.InWork(9) with
                {
                    Run = LedgerRunsOf.Settled(9).Run with { User = "op\u001b[31m" },
                },
                LedgerRunsOf.Settled(8) with
                {
                    Report = ReportState.Failed,
                    Mail = MailState.Uncertain,
                    Error = "Google said no",
                },
                LedgerRunsOf.Settled(7) with
                {
                    State = RunState.Partial,
                    Run = LedgerRunsOf.Settled(7).Run with { Window = new(new(2024, 10, 7), TestMode: true) },
                    Rows = new(1200345, 1200300, 45, 0, 1200300),
                },
                LedgerRunsOf.Failed(6),
                LedgerRunsOf.Died(5),
                LedgerRunsOf.Settled(4) with
                {
                    Mail = MailState.Failed,
                },
                LedgerRunsOf.Settled(4) with
                {
                    IsReplay = true,
                    IsNewest = false,
                },
                LedgerRunsOf.Settled(3) with
                {
                    State = RunState.Wiped,
                    IsLoaded = false,
                },
                LedgerRunsOf.Failed(2) with
                {
                    State = RunState.Cancelled,
                },
            ],
            new(new(2024, 10, 8), 8990, 21000, 6)
        );
    }
}
