using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>The tasks that the students failed at most often.</summary>
internal static class TaskSection
{
    private const int Most = 10;

    public static Html Of(DayReport report)
    {
        List<TaskStatistics> hardest = [.. report.HardestTasks(Most)];
        return hardest.Count == 0
            ? Html.Nothing
            : Html.Of(
                $"""
                <section aria-labelledby="tasks">
                <h2 id="tasks">{Strings.PageTasks}</h2>
                <div class="panel">
                {Table(hardest)}
                </div>
                {PageNote.Of(report.TasksExplained(hardest.Count))}</section>

                """
            );
    }

    private static Html Table(IEnumerable<TaskStatistics> tasks) =>
        PageTable.Of(
            [
                new(Strings.ColumnTask),
                new(Strings.ColumnStudents),
                new(Strings.StatSubmits, PageColumn.Minor),
                new(Strings.StatRate, PageColumn.Rate),
            ],
            tasks.Select(task =>
                new[]
                {
                    PageNames.Of(task),
                    PageTable.Count(task.Users),
                    PageTable.Count(task.Submits),
                    RateBar.Of(task.SuccessRate),
                }
            )
        );
}
