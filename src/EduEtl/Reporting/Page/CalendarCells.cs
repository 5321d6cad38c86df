using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>The days of the calendar, a cell each.</summary>
internal sealed class CalendarCells(DaysOverview all, IReadOnlyDictionary<DateOnly, string> pages, int shades)
{
    private readonly Dictionary<DateOnly, DayFigures> _loaded = all.Loaded.ToDictionary(day => day.Day);
    private readonly double _step = Math.Max(1, HighTide(all.Loaded) / shades);

    /// <summary>The first days of those in which there is anything to tell, the oldest first.</summary>
    public IEnumerable<DateOnly> Months()
    {
        DateOnly today = all.Calendar.Today;
        DateOnly[] firsts = [.. pages.Keys, all.Calendar.FirstDay ?? today, all.Calendar.Since ?? today];
        DateOnly oldest = firsts.Min();
        DateOnly newest = pages.Keys.Append(today).Max();
        for (DateOnly month = new(oldest.Year, oldest.Month, 1); month <= newest; month = month.AddMonths(1))
        {
            if (DayRange.Days(month, month.AddMonths(1).AddDays(-1)).Any(IsTold))
                yield return month;
        }
    }

    public Html Of(DateOnly day)
    {
        DayState state = all.Calendar.Of(day);
        string kind = day == all.Calendar.Today ? $"{ClassOf(day, state)} today" : ClassOf(day, state);
        string number = day.Day + MarkOf(state);
        return pages.TryGetValue(day, out string? page)
            ? Html.Of($"<td class=\"{kind}\"><a href=\"{page}\" title=\"{Said(day, state)}\">{number}</a></td>")
            : Html.Of($"<td class=\"{kind}\"><span title=\"{Said(day, state)}\">{number}</span></td>");
    }

    /// <summary>A mark that tells without colours too, as the terminal's calendar has it.</summary>
    public static string MarkOf(DayState state) =>
        state switch
        {
            DayState.Partial => "~",
            DayState.Failed => "✗",
            DayState.Missed => "!",
            _ => "",
        };

    public static string ClassOf(DayState state) => state.ToString().ToLowerInvariant();

    private string ClassOf(DateOnly day, DayState state) =>
        state is DayState.Missed or DayState.Failed || !_loaded.TryGetValue(day, out DayFigures? figures)
            ? ClassOf(state)
            : $"shade{Shade(figures)}";

    private int Shade(DayFigures day) =>
        day.Statistics.Attempts == 0 ? 0 : Math.Clamp((int)Math.Ceiling(day.Statistics.Attempts / _step), 1, shades);

    private bool IsTold(DateOnly day) => all.Calendar.Of(day) != DayState.None || pages.ContainsKey(day);

    private string Said(DateOnly day, DayState state)
    {
        string text = state == DayState.None ? DayNames.Short(day) : $"{DayNames.Short(day)}: {state.Text()}";
        return _loaded.TryGetValue(day, out DayFigures? figures)
            ? $"{text}, {Strings.IndexDay.With(Numbers.Count(figures.Statistics.Attempts), Numbers.Share(figures.Statistics.SuccessRate))}"
            : text;
    }

    // One day of a kind of its own must not make all others pale.
    private static double HighTide(IReadOnlyList<DayFigures> days) =>
        days.Count == 0 ? 0 : days.Select(day => day.Statistics.Attempts).Order().ElementAt((days.Count - 1) * 9 / 10);
}
