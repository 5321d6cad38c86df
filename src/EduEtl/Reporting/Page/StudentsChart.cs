using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>Unique students a day.</summary>
internal static class StudentsChart
{
    private const double Height = 100;

    public static Html Of(TimeAxis time, IReadOnlyList<DayFigures> days)
    {
        var frame = new ChartFrame(
            "students",
            Strings.ChartStudents,
            Strings.ChartStudentsText.With(
                DayNames.Short(time.First),
                DayNames.Short(time.Last),
                Numbers.Count(days[^1].Statistics.Users)
            ),
            time,
            new(days.Max(day => day.Statistics.Users), Height)
        );
        return frame.Around(Html.Join(days.Select(day => Column(frame, day))), [], null);
    }

    private static Html Column(ChartFrame frame, DayFigures day)
    {
        long students = day.Statistics.Users;
        string said = Strings.ChartStudentsDay.With(DayNames.Short(day.Day), Numbers.Count(students));
        return frame.Column(Period.Of(day), said, ("students", students));
    }
}
