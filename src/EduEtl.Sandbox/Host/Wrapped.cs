using System.Text.RegularExpressions;

namespace EduEtl.Sandbox.Host;

/// <summary>A text in lines that end between words where a terminal's would not; under a second column if there is one.</summary>
internal static partial class Wrapped
{
    public static string Of(string text, bool redirected) =>
        redirected || Console.WindowWidth < 2 ? text : Of(text, Console.WindowWidth - 1);

    public static string Of(string text, int width) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').SelectMany(line => Lines(line, width)));

    private static IEnumerable<string> Lines(string line, int width)
    {
        int column = SecondColumn().Match(line).Length;
        string indent = new(' ', column < width / 2 ? column : 2);
        while (line.Length > width)
        {
            int end = line.LastIndexOf(' ', width);
            // A word that is longer than the line stays whole.
            if (end <= indent.Length)
                end = line.IndexOf(' ', indent.Length + 1);
            if (end < 0)
                break;
            yield return line[..end].TrimEnd();
            line = indent + line[end..].TrimStart();
        }
        yield return line;
    }

    [GeneratedRegex(@"^ +\S.*?(?: {2,}|(?<=\|en) )(?=\S)|^ +")]
    private static partial Regex SecondColumn();
}
