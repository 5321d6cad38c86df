using EduEtl.Days;
using EduEtl.Storage.Ledger;

namespace EduEtl.Tests.Commands;

/// <summary>Rows of a ledger as they can be.</summary>
internal static class LedgerRunsOf
{
    public static readonly DateTimeOffset Start = new(2024, 10, 10, 4, 30, 0, TimeSpan.Zero);

    public static LedgerRun Settled(int day) =>
        new(
            new(
                Guid.Parse($"00000000-0000-0000-0000-0000000000{day:00}"),
                new(new(2024, 10, day), TestMode: false),
                Start.AddMinutes(day),
                "etl-host",
                "operator",
                "0.1.0"
            ),
            IsReplay: false,
            Start.AddMinutes(day).AddSeconds(2.5),
            RunState.Settled,
            IsLoaded: true,
            IsNewest: true,
            new(9004, 8990, 14, 21, 0),
            ReportState.Done,
            MailState.Sent,
            Error: null
        );

    public static LedgerRun Failed(int day) =>
        Settled(day) with
        {
            State = RunState.Failed,
            IsLoaded = false,
            Rows = null,
            Report = ReportState.NotReached,
            Error = "The API answered 503.",
        };

    public static LedgerRun Died(int day) =>
        Failed(day) with
        {
            State = RunState.Died,
            FinishedAt = null,
            Mail = null,
            Error = null,
        };

    public static LedgerRun InWork(int day) => Died(day) with { State = RunState.InWork };
}
