using System.Text.RegularExpressions;
using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>Names of courses and tasks, which may be broken where a reader would break them.</summary>
internal static partial class PageNames
{
    public static Html Of(CourseStatistics course) => Breakable(CourseNames.Of(course.Course));

    public static Html Of(TaskStatistics task)
    {
        var digits = Html.Of($"<code>{CourseNames.OfTask(task.Block)}</code>");
        Html name = task.Address is { } address ? Html.Of($"<a href=\"{address}\">{digits}</a>") : digits;
        return Html.Of($"{Breakable(CourseNames.Of(task.Course))} {name}");
    }

    private static Html Breakable(string name) =>
        Html.Join(
            BehindSeparator().Split(name).Select((part, i) => Html.Of($"{new Html(i == 0 ? "" : "<wbr>")}{part}"))
        );

    [GeneratedRegex("(?<=[+:/])(?=.)")]
    private static partial Regex BehindSeparator();
}
