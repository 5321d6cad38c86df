namespace EduEtl.Notifying.Content;

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

/// <summary>Something to type or to open, with what it is for.</summary>
internal sealed record MailCommand(string Purpose, string Line) : MailBlock;

internal sealed record MailLink(string Label, Uri Address) : MailBlock;

/// <summary>Rows of cells, the first cell being what the row is about.</summary>
/// <param name="Heads">One for each column; none where a row is a label and its value.</param>
internal sealed record MailTable(string Title, IReadOnlyList<string> Heads, IReadOnlyList<string[]> Rows) : MailBlock;

/// <summary>Values that are seen side by side; the bars show nothing that the values do not say.</summary>
internal sealed record MailBars(string Title, IReadOnlyList<MailBar> Bars) : MailBlock;

/// <param name="Share">How long the bar is, 0 to 1; null where there is none.</param>
/// <param name="Address">Where the label leads; null where it does not.</param>
internal sealed record MailBar(string Label, string Value, double? Share, string? Address = null);
