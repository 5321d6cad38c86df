using System.Globalization;
using EduEtl.Days;

namespace EduEtl.Terminal;

/// <summary>The last weeks, a line each: every day with a mark that tells without colours too.</summary>
internal static class CalendarView
{
    public const int Weeks = 5;

    private const string Indent = "  ";
    private const int DateWidth = 10;
    private const int CellWidth = 6;

    private static readonly DayState[] Legend = [DayState.Settled, DayState.Partial, DayState.Missed, DayState.Failed];

    /// <summary>Heads, weeks and legend.</summary>
    public static IEnumerable<IReadOnlyList<Piece>> Of(DayCalendar calendar, int weeks = Weeks)
    {
        yield return Heads();
        DateOnly monday = FirstDay(calendar.Today, weeks);
        for (int week = 0; week < weeks; week++)
            yield return Week(calendar, monday.AddDays(7 * week));
        yield return [new(Indent), .. Legend.SelectMany(Explained), new($"[ ] {Strings.CalendarToday}")];
    }

    /// <summary>The Monday that a calendar of so many weeks begins with.</summary>
    public static DateOnly FirstDay(DateOnly today, int weeks) => Period.Monday(today).AddDays(-7 * (weeks - 1));

    private static Piece[] Heads() =>
        [
            new(Indent + Strings.CalendarUtc.PadRight(DateWidth)),
            .. Strings.CalendarWeekdays.Split(' ').Select(name => new Piece($"  {name}".PadRight(CellWidth))),
        ];

    private static Piece[] Week(DayCalendar calendar, DateOnly monday) =>
        [
            new(Indent + DateText.Write(monday)),
            .. Enumerable.Range(0, 7).SelectMany(day => Cell(calendar, monday.AddDays(day))),
        ];

    private static Piece[] Cell(DayCalendar calendar, DateOnly day)
    {
        DayState state = calendar.Of(day);
        (string open, string close) = day == calendar.Today ? ("[", "]") : (" ", " ");
        string number = day.Day.ToString("00", CultureInfo.InvariantCulture);
        Tone tone = day == calendar.Today ? Tone.Strong : ToneOf(state);
        return [new(" "), new(open, Tone.Strong), new(number + Mark(state), tone), new(close, Tone.Strong)];
    }

    private static Piece[] Explained(DayState state) =>
        [new(Mark(state).ToString(), ToneOf(state)), new($" {state.Text()}   ")];

    private static char Mark(DayState state) =>
        state switch
        {
            DayState.Settled => '✓',
            DayState.Partial => '~',
            DayState.Failed => '✗',
            DayState.Missed => '!',
            _ => ' ',
        };

    // Of a terminal's own colours those that can be read on every ground.
    private static Tone ToneOf(DayState state) =>
        state switch
        {
            DayState.Settled => Tone.Good,
            DayState.Partial => Tone.Strong,
            DayState.Failed or DayState.Missed => Tone.Bad,
            _ => Tone.Plain,
        };
}
