using EduEtl.Sandbox.Sheets;
using EduEtl.Shared;

namespace EduEtl.Sandbox.Page;

internal static class SheetCell
{
    /// <param name="row">The cells of this row that are not empty, by column.</param>
    /// <param name="stick">Declarations that keep a frozen cell in place.</param>
    public static Html Render(int column, Dictionary<int, CellState> row, Html stick)
    {
        CellState? cell = row.GetValueOrDefault(column);
        if (cell is null)
            return Html.Of($"<td style=\"{stick}\"></td>");
        Html note = cell.Note is null ? Html.Nothing : Html.Of($" title=\"{cell.Note}\"");
        bool nextIsEmpty = string.IsNullOrEmpty(row.GetValueOrDefault(column + 1)?.Text);
        return Html.Of(
            $"<td{note} class=\"{Class(cell, nextIsEmpty)}\" style=\"{stick}{Style(cell.Look)}\">{cell.Text}</td>"
        );
    }

    // Text that does not fit runs over an empty neighbour, a number never does.
    private static string Class(CellState cell, bool nextIsEmpty) =>
        cell.Look.Wraps ? "wrap"
        : nextIsEmpty && cell.Value is string ? "over"
        : "";

    private static Html Style(CellLook look)
    {
        Html weight = new((look.Bold ? "font-weight:700;" : "") + (look.Italic ? "font-style:italic;" : ""));
        Html size = look.FontSize == 10 ? Html.Nothing : Html.Of($"font-size:{look.FontSize}pt;");
        Html color = look.Foreground is null ? Html.Nothing : Html.Of($"color:{look.Foreground};");
        Html ground = look.Background is null ? Html.Nothing : Html.Of($"background:{look.Background};");
        return Html.Of(
            $"text-align:{look.HorizontalAlignment.ToLowerInvariant()};vertical-align:{look.VerticalAlignment.ToLowerInvariant()};{weight}{size}{color}{ground}"
        );
    }
}
