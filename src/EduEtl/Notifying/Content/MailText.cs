using System.Text;

namespace EduEtl.Notifying.Content;

/// <summary>The plain-text rendering. Columns are not aligned: mail programs show it in a proportional font.</summary>
internal static class MailText
{
    public static string Render(MailContent content)
    {
        var text = new StringBuilder();
        text.Append(content.Heading).Append('\n');
        foreach (MailBlock block in content.Blocks)
        {
            text.Append('\n');
            foreach (string line in Lines(block))
                text.Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<string> Lines(MailBlock block) =>
        block switch
        {
            MailParagraph paragraph => [paragraph.Text],
            MailCommand command => [command.Purpose, $"  {command.Line}"],
            MailLink link => [$"{link.Label}:", $"  {link.Address.AbsoluteUri}"],
            MailTable table => [table.Title, .. Heads(table), .. table.Rows.Select(Row)],
            MailBars bars => [bars.Title, .. bars.Bars.SelectMany(Lines)],
            _ => throw new ArgumentException(block.GetType().Name, nameof(block)),
        };

    private static string[] Lines(MailBar bar)
    {
        string line = Row([bar.Label, bar.Value]);
        return bar.Address is null ? [line] : [line, $"    {bar.Address}"];
    }

    private static string[] Heads(MailTable table) => table.Heads.Count == 0 ? [] : [Row([.. table.Heads])];

    private static string Row(string[] cells) => $"  {cells[0]}: {string.Join("; ", cells[1..])}";
}
