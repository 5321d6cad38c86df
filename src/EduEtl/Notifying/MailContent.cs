namespace EduEtl.Notifying;

internal enum MailTone
{
    Good,
    Caution,
    Bad,
}

/// <summary>What the mail says, once: text and HTML are two renderings of it and cannot disagree.</summary>
/// <param name="Status">The outcome in a few words; part of the subject too.</param>
internal sealed record MailContent(
    string Subject,
    MailTone Tone,
    string Status,
    string Heading,
    IReadOnlyList<MailBlock> Blocks
);

internal abstract record MailBlock;

internal sealed record MailParagraph(string Text) : MailBlock;

/// <summary>Something to type, with what it is for.</summary>
internal sealed record MailCommand(string Purpose, string Line) : MailBlock;

internal sealed record MailLink(string Label, Uri Address) : MailBlock;

internal sealed record MailTable(string Title, IReadOnlyList<MailRow> Rows) : MailBlock;

internal sealed record MailRow(string Label, string Value);
