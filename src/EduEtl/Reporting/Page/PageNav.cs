namespace EduEtl.Reporting.Page;

/// <summary>From a day's page to its neighbours, and to all days.</summary>
internal static class PageNav
{
    private const string Begin = "<nav>";
    private const string End = "</nav>";

    /// <param name="pages">The days that have a page.</param>
    public static Html Of(DateOnly day, IReadOnlyCollection<DateOnly> pages)
    {
        (DateOnly? before, DateOnly? after) = Neighbours(day, pages);
        return Html.Of(
            $"{new Html(Begin)}{Link("prev", before)}<a href=\"{PageFolder.Index}\">{Strings.IndexTitle}</a>{Link("next", after)}{new Html(End)}"
        );
    }

    /// <summary>The nearest days that have a page.</summary>
    public static (DateOnly? Before, DateOnly? After) Neighbours(DateOnly day, IReadOnlyCollection<DateOnly> pages) =>
        (
            pages.Where(page => page < day).Select(page => (DateOnly?)page).Max(),
            pages.Where(page => page > day).Select(page => (DateOnly?)page).Min()
        );

    /// <summary>The page with these links in place of its own; as it is where it has none, as those of an earlier version.</summary>
    public static string Replace(string page, Html nav)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin ? page : page[..begin] + nav.Markup + page[(end + End.Length)..];
    }

    // Where there is no such day its place stays free.
    private static Html Link(string kind, DateOnly? to) =>
        to is not { } day ? new("<span></span>")
        : kind == "prev" ? Html.Of($"<a rel=\"prev\" href=\"{PageFolder.NameOf(day)}\">← {DayNames.Short(day)}</a>")
        : Html.Of($"<a rel=\"next\" href=\"{PageFolder.NameOf(day)}\">{DayNames.Short(day)} →</a>");
}
