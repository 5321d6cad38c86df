using System.Text;
using EduEtl.Attempts.Counting;
using EduEtl.Days;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// A window's statistics of what was counted while its rows passed: the order, and how many are wanted, are those of
/// <see cref="WindowSql.Statistics"/>, to the last tie.
/// </summary>
internal static class CountedWindow
{
    public static WindowStatistics Of(DayCounts counts) =>
        new(
            Statistics(counts.Day),
            [.. counts.Courses.Order(new MostAttemptsFirst()).Take(WindowSql.MostCourses).Select(Course)],
            [.. counts.Tasks.Where(IsRanked).Order(new HardestFirst()).Take(WindowSql.MostTasks).Select(Task)]
        );

    private static CourseStatistics Course(CourseCounts course) =>
        new(course.Name is { } name ? Text(name) : null, course.Tasks, Statistics(course.Counts));

    private static TaskStatistics Task(TaskCounts task)
    {
        AttemptCounts counts = task.Counts;
        return new(
            Text(task.Course),
            Text(task.Block),
            counts.Attempts,
            counts.Students,
            counts.Submits,
            counts.Successes
        )
        {
            Host = Text(task.Host),
        };
    }

    private static bool IsRanked(TaskCounts task) =>
        task.Counts is { Submits: > 0, Students: >= TaskStatistics.EnoughStudents };

    private static DayStatistics Statistics(AttemptCounts counts) =>
        new(counts.Attempts, counts.Students, counts.Runs, counts.Submits, counts.Successes);

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    private sealed class MostAttemptsFirst : IComparer<CourseCounts>
    {
        // Only one has no name; NULL comes last.
        public int Compare(CourseCounts? x, CourseCounts? y) =>
            y!.Counts.Attempts.CompareTo(x!.Counts.Attempts) is not 0 and var order ? order
            : x.Name is { } one && y.Name is { } other ? one.Span.SequenceCompareTo(other.Span)
            : (x.Name is null).CompareTo(y.Name is null);
    }

    private sealed class HardestFirst : IComparer<TaskCounts>
    {
        public int Compare(TaskCounts? x, TaskCounts? y)
        {
            (AttemptCounts one, AttemptCounts other) = (x!.Counts, y!.Counts);
            int order = MostSuccess(one).CompareTo(MostSuccess(other));
            if (order == 0)
                order = other.Submits.CompareTo(one.Submits);
            if (order == 0)
                order = other.Attempts.CompareTo(one.Attempts);
            if (order == 0)
                order = x.Course.Span.SequenceCompareTo(y.Course.Span);
            if (order == 0)
                order = x.Block.Span.SequenceCompareTo(y.Block.Span);
            return order == 0 ? x.Key.Span.SequenceCompareTo(y.Key.Span) : order;
        }

        private static double MostSuccess(AttemptCounts task) => Wilson.UpperEnd(task.Successes, task.Submits);
    }
}
