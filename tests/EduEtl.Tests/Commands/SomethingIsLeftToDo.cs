using EduEtl.Commands.Status;
using EduEtl.Days;
using EduEtl.Storage.Ledger;

namespace EduEtl.Tests.Commands;

public sealed class SomethingIsLeftToDo
{
    [Fact]
    public void Nothing_where_all_went_well() =>
        Assert.Empty(StatusFinding.In([LedgerRunsOf.Settled(9), LedgerRunsOf.Settled(8), LedgerRunsOf.Failed(7)]));

    [Fact]
    public void A_run_that_died_and_was_not_followed() =>
        Assert.Equal(
            [(9, FindingKind.RunDied, "eduetl --date 2024-10-09")],
            Found([
                LedgerRunsOf.Died(9),
                LedgerRunsOf.InWork(8),
                LedgerRunsOf.Settled(7),
                LedgerRunsOf.Died(7) with
                {
                    IsNewest = false,
                },
            ])
        );

    [Fact]
    public void A_report_that_no_later_one_has_mended()
    {
        LedgerRun failed = LedgerRunsOf.Settled(8) with { Report = ReportState.Failed };
        Assert.Equal(
            [(8, FindingKind.ReportMissing, "eduetl report --date 2024-10-08")],
            Found([failed, LedgerRunsOf.Settled(7)])
        );
        Assert.Empty(StatusFinding.In([LedgerRunsOf.Settled(9), failed]));
        // It told of the days up to its own.
        Assert.Single(StatusFinding.In([LedgerRunsOf.Settled(7), failed]));
        Assert.Empty(StatusFinding.In([failed with { Report = ReportState.Off }]));
    }

    [Theory]
    [InlineData(MailState.Failed, "MailMissing", "eduetl notify --date 2024-10-08")]
    [InlineData(MailState.Uncertain, "MailUncertain", "eduetl notify --date 2024-10-08 --again")]
    [InlineData(null, "MailMissing", "eduetl notify --date 2024-10-08")]
    internal void A_mail_that_not_everybody_has(MailState? state, string kind, string command) =>
        Assert.Equal(
            [(8, Enum.Parse<FindingKind>(kind), command)],
            Found([LedgerRunsOf.Settled(9), LedgerRunsOf.Settled(8) with { Mail = state }])
        );

    [Fact]
    public void What_a_run_in_work_will_still_do_is_not_left()
    {
        LedgerRun works = LedgerRunsOf.Settled(8) with
        {
            State = RunState.InWork,
            FinishedAt = null,
            Report = ReportState.NotReached,
            Mail = MailState.Uncertain,
        };
        Assert.Empty(StatusFinding.In([works]));
        Assert.Equal(2, StatusFinding.In([works with { State = RunState.Died }]).Count);
    }

    [Fact]
    public void A_replay_has_neither_report_nor_mail_of_its_own() =>
        Assert.Empty(
            StatusFinding.In([
                LedgerRunsOf.Settled(8) with
                {
                    IsReplay = true,
                    Report = ReportState.NotReached,
                    Mail = null,
                },
            ])
        );

    [Fact]
    public void Neighbouring_days_of_one_kind_are_one_finding_with_one_command()
    {
        LedgerRun[] runs =
        [
            .. Enumerable
                .Range(1, 9)
                .Reverse()
                .Select(day =>
                    LedgerRunsOf.Settled(day) with
                    {
                        Report = day is 5 ? ReportState.Done : ReportState.NotReached,
                        Mail = day is 3 ? MailState.Uncertain : null,
                    }
                ),
        ];
        Assert.Equal(
            [
                "eduetl notify --from 2024-10-01 --to 2024-10-02",
                "eduetl notify --date 2024-10-03 --again",
                "eduetl notify --from 2024-10-04 --to 2024-10-09",
                "eduetl report --from 2024-10-06 --to 2024-10-09",
            ],
            StatusFinding.Folded(StatusFinding.In(runs)).Select(finding => finding.Command)
        );
    }

    private static IEnumerable<(int Day, FindingKind Kind, string Command)> Found(IReadOnlyList<LedgerRun> runs) =>
        StatusFinding.In(runs).Select(finding => (finding.Day.Day, finding.Kind, finding.Command));
}
