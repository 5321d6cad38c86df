using EduEtl.Days;

namespace EduEtl.Notifying.Smtp;

/// <summary>What became of a run's mail.</summary>
/// <param name="State">Sent when everybody has it; uncertain when anybody's is; else failed.</param>
/// <param name="Failure">Null exactly when <paramref name="State"/> is Sent.</param>
internal sealed record MailReceipt(
    MailState State,
    IReadOnlyList<RecipientReceipt> Recipients,
    ExpectedException? Failure
) : IReceipt
{
    Exception? IReceipt.Failure => Failure;

    /// <summary>Of this mail and of another one to others, together.</summary>
    public MailReceipt And(MailReceipt other) =>
        State == MailState.Off ? other
        : other.State == MailState.Off ? this
        : new(
            State == MailState.Uncertain || other.State == MailState.Uncertain ? MailState.Uncertain
                : State == MailState.Sent ? other.State
                : State,
            [.. Recipients, .. other.Recipients],
            Failure ?? other.Failure
        );

    /// <summary>The mail is switched off.</summary>
    public static MailReceipt Off { get; } = new(MailState.Off, [], null);
}

/// <param name="Reply">What the server last said of it, code and text, or why it was not asked; null where neither is known.</param>
internal sealed record RecipientReceipt(string Address, MailState State, string? Reply);
