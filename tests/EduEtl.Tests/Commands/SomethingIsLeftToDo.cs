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
            [new(new(2024, 10, 9), FindingKind.RunDied, "eduetl --date 2024-10-09")],
            StatusFinding.In([
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
            [new(new(2024, 10, 8), FindingKind.ReportMissing, "eduetl report --date 2024-10-08")],
            StatusFinding.In([failed, LedgerRunsOf.Settled(7)])
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
            [new(new(2024, 10, 8), Enum.Parse<FindingKind>(kind), command)],
            StatusFinding.In([LedgerRunsOf.Settled(9), LedgerRunsOf.Settled(8) with { Mail = state }])
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
}
