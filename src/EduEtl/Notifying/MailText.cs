using System.Text;

namespace EduEtl.Notifying;

/// <summary>The plain-text rendering. Labels are not aligned: mail programs show it in a proportional font.</summary>
internal static class MailText
{
    public static string Render(MailContent content)
    {
        var text = new StringBuilder();
        text.Append(content.Heading).Append('\n');
        foreach (var block in content.Blocks)
        {
            text.Append('\n');
            _ = block switch
            {
                MailParagraph paragraph => text.Append(paragraph.Text).Append('\n'),
                MailCommand command => text.Append(command.Purpose).Append("\n  ").Append(command.Line).Append('\n'),
                MailLink link => text.Append(link.Label).Append(":\n  ").Append(link.Address.AbsoluteUri).Append('\n'),
                MailTable table => Table(text, table),
                _ => throw new ArgumentException(block.GetType().Name, nameof(content)),
            };
        }
        return text.ToString();
    }

    private static StringBuilder Table(StringBuilder text, MailTable table)
    {
        text.Append(table.Title).Append('\n');
        foreach (var row in table.Rows)
        {
            text.Append("  ").Append(row.Label).Append(": ").Append(row.Value).Append('\n');
        }
        return text;
    }
}
