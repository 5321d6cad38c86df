namespace EduEtl.Sandbox.Mail;

/// <summary>The points of a session at which the server can be told to misbehave.</summary>
internal enum SmtpStep
{
    /// <summary>In place of the greeting.</summary>
    Greeting,
    Hello,
    StartTls,

    /// <summary>In place of the verdict on a login.</summary>
    Login,
    MailFrom,
    RcptTo,

    /// <summary>In place of the answer to DATA.</summary>
    Data,

    /// <summary>After the first line of the message, before its end.</summary>
    Content,

    /// <summary>After the message was taken, in place of the answer to it.</summary>
    EndOfData,
    Quit,
}

internal enum SmtpFaultKind
{
    /// <summary>Answers with the fault's own line.</summary>
    Reply,

    /// <summary>Resets the connection without an answer.</summary>
    Drop,

    /// <summary>Says nothing more until the server stops.</summary>
    Hang,
}

internal sealed record SmtpFault(SmtpFaultKind Kind, string Line = "")
{
    public static SmtpFault Drop { get; } = new(SmtpFaultKind.Drop);

    public static SmtpFault Hang { get; } = new(SmtpFaultKind.Hang);

    /// <param name="line">Code and text: <c>550 No such user</c>.</param>
    public static SmtpFault Reply(string line) => new(SmtpFaultKind.Reply, line);
}

/// <summary>How the server departs from good behaviour. Immutable: a switch puts another script in place.</summary>
internal sealed record SmtpScript
{
    public static SmtpScript None { get; } = new();

    public IReadOnlyDictionary<SmtpStep, SmtpFault> Faults { get; init; } = new Dictionary<SmtpStep, SmtpFault>();

    /// <summary>What is answered to RCPT for these addresses, letter case aside.</summary>
    public IReadOnlyDictionary<string, string> RecipientReplies { get; init; } = new Dictionary<string, string>();

    /// <summary>False: EHLO does not name STARTTLS, and the command is unknown.</summary>
    public bool OfferStartTls { get; init; } = true;

    public static SmtpScript RefuseAllRecipients { get; } = At(SmtpStep.RcptTo, "550 5.1.1 No such user here");

    public static SmtpScript RefuseSender { get; } = At(SmtpStep.MailFrom, "550 5.7.1 Sender is not yours");

    public static SmtpScript RefuseLogin { get; } = At(SmtpStep.Login, "535 5.7.8 Authentication failed");

    public static SmtpScript RefuseService { get; } = At(SmtpStep.Greeting, "554 5.3.2 No service here");

    public static SmtpScript At(SmtpStep step, string reply) => At(step, SmtpFault.Reply(reply));

    public static SmtpScript At(SmtpStep step, SmtpFault fault) =>
        new() { Faults = new Dictionary<SmtpStep, SmtpFault> { [step] = fault } };

    public static SmtpScript RefuseRecipient(string address, string reply = "550 5.1.1 No such user here") =>
        new()
        {
            RecipientReplies = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [address] = reply },
        };
}
