using System.Globalization;
using System.Text.RegularExpressions;

namespace EduEtl.Sandbox.Sheets;

/// <summary>
/// A1 notation: <c>Sheet1!A1:B2</c>, <c>'My Sheet'!A:A</c>, <c>1:2</c>, <c>A5:A</c>, <c>Sheet1</c>. Without a tab's name
/// the first visible tab is meant; an unquoted text that is a cell's name means the cell.
/// </summary>
internal static partial class A1
{
    public static Block Read(Workbook book, string range)
    {
        Match match = Whole().Match(range);
        string name = match.Groups["quoted"].Success
            ? match.Groups["quoted"].Value.Replace("''", "'", StringComparison.Ordinal)
            : match.Groups["plain"].Value;
        string cells = match.Groups["cells"].Value;
        bool nameGiven = match.Groups["quoted"].Success || match.Groups["plain"].Success;
        if (match.Success && !nameGiven && !Part().IsMatch(cells))
            (name, cells, nameGiven) = (cells, "", true);
        Tab? tab = nameGiven ? book.Find(name) : book.Tabs.Find(t => !t.Hidden);
        Match part = Part().Match(cells);
        if (!match.Success || tab is null || (cells.Length > 0 && !part.Success))
            throw SheetsError.Invalid($"Unable to parse range: {range}");
        return cells.Length == 0 ? new Block(tab, 0, 0, tab.Rows, tab.Columns) : Bounds(tab, part);
    }

    /// <summary>The normal form: the name is quoted only where it must be.</summary>
    public static string Write(Block block)
    {
        string first = Cell(block.Row, block.Column);
        string last = Cell(block.EndRow - 1, block.EndColumn - 1);
        return $"{Quote(block.Tab.Title)}!{first}{(first == last ? "" : ":" + last)}";
    }

    public static string Cell(int row, int column) => Column(column) + (row + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>0 is A, 26 is AA.</summary>
    public static string Column(int column) =>
        (column >= 26 ? Column((column / 26) - 1) : "") + (char)('A' + (column % 26));

    private static string Quote(string title) =>
        PlainName().IsMatch(title) && !Part().IsMatch(title)
            ? title
            : $"'{title.Replace("'", "''", StringComparison.Ordinal)}'";

    private static Block Bounds(Tab tab, Match part)
    {
        bool pair = part.Groups["second"].Success;
        int? row = RowOf(part.Groups["r1"]);
        int? column = ColumnOf(part.Groups["c1"]);
        int? endRow = pair ? RowOf(part.Groups["r2"]) : row;
        int? endColumn = pair ? ColumnOf(part.Groups["c2"]) : column;
        return new Block(tab, row ?? 0, column ?? 0, endRow + 1 ?? tab.Rows, endColumn + 1 ?? tab.Columns).Checked();
    }

    private static int? RowOf(Group group) =>
        group.Length == 0 ? null : int.Parse(group.Value, CultureInfo.InvariantCulture) - 1;

    private static int? ColumnOf(Group group) =>
        group.Length == 0 ? null : group.Value.ToUpperInvariant().Aggregate(0, (n, c) => (n * 26) + (c - 'A' + 1)) - 1;

    // A name without a range ("Sheet1") and a range without a name ("A1:B2") look alike: the latter is tried first.
    [GeneratedRegex(
        "^(?:(?:'(?<quoted>(?:[^']|'')+)'|(?<plain>[^'!]+))!(?<cells>.+)|'(?<quoted>(?:[^']|'')+)'|(?<cells>[^'!]+))$"
    )]
    private static partial Regex Whole();

    [GeneratedRegex(
        "^(?:(?<c1>[A-Za-z]{1,3})(?<r1>[1-9][0-9]{0,7})(?<second>:(?<c2>[A-Za-z]{0,3})(?<r2>[1-9][0-9]{0,7})?(?<=[^:]))?"
            + "|(?<c1>[A-Za-z]{1,3})(?<second>:(?<c2>[A-Za-z]{1,3})(?<r2>[1-9][0-9]{0,7})?)"
            + "|(?<r1>[1-9][0-9]{0,7})(?<second>:(?<c2>[A-Za-z]{0,3})(?<r2>[1-9][0-9]{0,7})))$"
    )]
    private static partial Regex Part();

    [GeneratedRegex("^[\\p{L}_][\\p{L}\\p{Nd}_]*$")]
    private static partial Regex PlainName();
}
