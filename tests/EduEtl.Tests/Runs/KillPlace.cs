namespace EduEtl.Tests.Runs;

/// <summary>Where in a run's life the kill fell, in the order of that life.</summary>
internal enum KillPlace
{
    BeforeTheLedgerRow,
    DayTaken,
    Copying,
    BeforeTheCommit,
    AfterTheCommit,
    Report,
    Mail,
    MailTaken,
    AfterTheEnd,
}

/// <summary>What the database, the platform, the log and the mail server know of a run that was killed.</summary>
/// <param name="Row">Null where the run did not come to its row in the ledger.</param>
/// <param name="Log">The run's own log.</param>
internal sealed record KillEvidence(LedgerRow? Row, ChangingDay Platform, string Log, bool MailTaken)
{
    public KillPlace Place =>
        this switch
        {
            { Row: null } => KillPlace.BeforeTheLedgerRow,
            { Row.Outcome: null, Platform.Asked: false } => KillPlace.DayTaken,
            { Row.Outcome: null, Platform.Delivered: false } => KillPlace.Copying,
            { Row.Outcome: null } => KillPlace.BeforeTheCommit,
            { Row.Finished: true } => KillPlace.AfterTheEnd,
            { MailTaken: true } => KillPlace.MailTaken,
            _ when Has("SmtpNotifier") => KillPlace.Mail,
            _ when Has("SheetsReporter") => KillPlace.Report,
            _ => KillPlace.AfterTheCommit,
        };

    public static string Describe(KillPlace place) =>
        place switch
        {
            KillPlace.BeforeTheLedgerRow => "before the run's row in etl_runs",
            KillPlace.DayTaken => "day taken, platform not yet asked",
            KillPlace.Copying => "fetching and copying",
            KillPlace.BeforeTheCommit => "whole body sent, before the commit",
            KillPlace.AfterTheCommit => "after the commit, before the report",
            KillPlace.Report => "report",
            KillPlace.Mail => "mail, not yet taken by the server",
            KillPlace.MailTaken => "mail taken, end not yet in etl_runs",
            _ => "after the end was in etl_runs",
        };

    private bool Has(string stage) => Log.Contains($"[{stage}]", StringComparison.Ordinal);
}
