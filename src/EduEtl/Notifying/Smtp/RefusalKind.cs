namespace EduEtl.Notifying.Smtp;

/// <summary>What has to change before a server takes a message that it has refused.</summary>
internal enum RefusalKind
{
    /// <summary>Nothing but time.</summary>
    Later,
    Login,
    Sender,
    Recipient,

    /// <summary>Names without a domain, or with one that does not exist.</summary>
    Names,
    MailboxFull,
    TooBig,

    /// <summary>Its rules: of who may send from where to whom.</summary>
    Policy,

    /// <summary>What its text says.</summary>
    Other,
}

/// <summary>
/// Judged by the reply: many servers refuse client, greeting and sender only when the recipients are named. By the
/// enhanced code, then by the class, and by what was answered only where neither tells.
/// </summary>
internal static class Refusals
{
    public static RefusalKind Kind(this ServerReply reply) =>
        reply.IsPassing ? RefusalKind.Later
        : reply.Code is 530 or 534 or 535 or 538 ? RefusalKind.Login
        : reply.Enhanced switch
        {
            (_, 1, 7 or 8) => RefusalKind.Sender,
            (_, 1 or 4, _) => Address(reply.To),
            (_, 2, 2) => RefusalKind.MailboxFull,
            (_, 2, 3) or (_, 3, 4) => RefusalKind.TooBig,
            (_, 2, _) or (_, 6, 7) => RefusalKind.Recipient,
            (_, 5, 2) => RefusalKind.Names,
            (_, 7, 8 or 9 or 11 or 14) => RefusalKind.Login,
            (_, 7, 1) when reply.Code == 553 || reply.To == RepliesTo.Sender => RefusalKind.Sender,
            (_, 7, _) when reply.To != RepliesTo.Message => RefusalKind.Policy,
            (> 0, _, _) => RefusalKind.Other,
            _ => WithoutEnhancedCode(reply),
        };

    public static string Remedy(this ServerReply reply) =>
        reply.Kind() switch
        {
            RefusalKind.Later => Strings.MailRemedyLater,
            RefusalKind.Login => Strings.MailRemedyLoginNeeded,
            RefusalKind.Sender => Strings.MailRemedySender,
            RefusalKind.Recipient => Strings.MailRemedyRecipients,
            RefusalKind.Names => Strings.MailRemedyNames,
            RefusalKind.MailboxFull => Strings.MailRemedyMailboxFull,
            RefusalKind.TooBig => Strings.MailRemedyTooBig,
            RefusalKind.Policy => Strings.MailRemedyPolicy,
            _ => Strings.MailRemedyServer,
        };

    private static RefusalKind WithoutEnhancedCode(ServerReply reply) =>
        reply.Code switch
        {
            552 when reply.To == RepliesTo.Recipient => RefusalKind.MailboxFull,
            552 => RefusalKind.TooBig,
            501 or 504 when reply.To is RepliesTo.Session or RepliesTo.Recipient => RefusalKind.Names,
            554 when reply.To == RepliesTo.Recipient => RefusalKind.Policy,
            _ => Address(reply.To),
        };

    private static RefusalKind Address(RepliesTo to) =>
        to switch
        {
            RepliesTo.Sender => RefusalKind.Sender,
            RepliesTo.Recipient => RefusalKind.Recipient,
            _ => RefusalKind.Other,
        };
}
