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

    /// <summary>The mail is switched off.</summary>
    public static MailReceipt Off { get; } = new(MailState.Off, [], null);
}

/// <param name="Reply">What the server last said of it, code and text, or why it was not asked; null where neither is known.</param>
internal sealed record RecipientReceipt(string Address, MailState State, string? Reply);
