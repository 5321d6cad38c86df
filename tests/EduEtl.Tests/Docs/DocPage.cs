using System.Text.RegularExpressions;

namespace EduEtl.Tests.Docs;

/// <summary>One of the pages for people, the READMEs among them, taken apart.</summary>
internal sealed partial class DocPage
{
    private readonly string _text;

    private DocPage(string file, string text)
    {
        File = file;
        _text = text;
        Fences = [.. FenceForm().Matches(text).Select(m => new Fence(m.Groups[1].Value, m.Groups[2].Value))];
        Prose = FenceForm().Replace(text, "");
    }

    /// <summary>All pages, as paths in the repository.</summary>
    public static IEnumerable<string> All =>
        new[] { "", "docs" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.md"))
            .Where(path => !path.EndsWith(".received.md", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal);

    public string File { get; }

    /// <summary>How many words it has, blocks and all, as <c>wc -w</c> counts.</summary>
    public int Words => _text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The fenced blocks in their order.</summary>
    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>The text without the fenced blocks.</summary>
    public string Prose { get; }

    public IEnumerable<string> Headings => HeadingForm().Matches(Prose).Select(match => match.Value);

    /// <summary>Where links and pictures lead.</summary>
    public IEnumerable<string> Targets => LinkForm().Matches(Prose).Select(match => match.Groups[1].Value);

    /// <summary>Scripts that are named anywhere.</summary>
    public IEnumerable<string> Scripts => ScriptForm().Matches(_text).Select(match => match.Value).Distinct();

    /// <summary>The addresses of the headings, made as GitHub makes them.</summary>
    public IEnumerable<string> Anchors =>
        Headings.Select(heading =>
            "#" + NoAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-')
        );

    public static DocPage Read(string file) =>
        new(file, System.IO.File.ReadAllText(Repository.PathOf(file)).ReplaceLineEndings("\n"));

    /// <summary>The rows of all tables whose first cell has this form; each row as its cells.</summary>
    public IEnumerable<string[]> Rows(Regex firstCell) =>
        RowForm().Matches(Prose).Select(match => Cells(match.Value)).Where(cells => firstCell.IsMatch(cells[0]));

    /// <summary>All that must be alike in two languages: headings, blocks, tables and pictures, without their words.</summary>
    public IEnumerable<string> Shape() =>
        ShapeForm()
            .Matches(_text)
            .Select(match => match.Value)
            .Select(line =>
                line switch
                {
                    ['#', ..] => line.Split(' ')[0],
                    ['!', ..] => line[line.IndexOf('(', StringComparison.Ordinal)..]
                        .Replace(".ru.", ".en.", StringComparison.Ordinal),
                    ['|', ..] => $"row of {Cells(line).Length}",
                    _ => line,
                }
            );

    // A pipe inside a cell is written as \|.
    private static string[] Cells(string row) => [.. CellEnd().Split(row.Trim().Trim('|')).Select(cell => cell.Trim())];

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FenceForm();

    [GeneratedRegex("^#+ .+$", RegexOptions.Multiline)]
    private static partial Regex HeadingForm();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex LinkForm();

    [GeneratedRegex(@"scripts/[\w-]+\.\w+")]
    private static partial Regex ScriptForm();

    [GeneratedRegex(@"[^\w -]")]
    private static partial Regex NoAnchor();

    [GeneratedRegex(@"^\|.*\|$", RegexOptions.Multiline)]
    private static partial Regex RowForm();

    [GeneratedRegex(@"^(#+ .+|!\[.+|\|.*\||```\w*|\d\. |\*\*\d\.|- )", RegexOptions.Multiline)]
    private static partial Regex ShapeForm();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();
}

/// <param name="Language">As after the backticks.</param>
/// <param name="Text">With the line end of its last line.</param>
internal sealed record Fence(string Language, string Text);
