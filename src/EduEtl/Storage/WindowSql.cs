using EduEtl.Attempts;
using Npgsql;
using NpgsqlTypes;

namespace EduEtl.Storage;

/// <summary>How every statement names the window: the half-open interval, as timestamps without a zone.</summary>
internal static class WindowSql
{
    public const string Inside = "created_at >= $1 AND created_at < $2";

    public const int OfTask = 2;
    public const int OfCourse = 1;
    private const int OfDay = 0;
    private const int MostCourses = 1000;
    private const int MostTasks = 500;

    // lis_result_sourcedid without the student's id at its end: course-v1:Org+Course+Run:lms.host-<block>:
    private const string Course = "^course-v1:(.+):[^:]+-[0-9a-f]{32}:$";
    private const string Block = "^course-v1:.+:[^:]+-([0-9a-f]{32}):$";

    private const string Sums = """
        sum(attempts)::bigint AS attempts, count(*) AS users, sum(runs)::bigint AS runs,
        sum(submits)::bigint AS submits, sum(successes)::bigint AS successes
        """;

    public static void Bind(NpgsqlCommand command, DayWindow window)
    {
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Timestamp, Value = window.Start });
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Timestamp, Value = window.End });
    }

    /// <summary>
    /// A line for the window, one for each course, and the hardest tasks in their order: what it is of, its place, course,
    /// block, tasks, attempts, users, runs, submits, successes.
    /// </summary>
    /// <remarks>
    /// The window's rows are read and grouped once; all else is made of those groups. Grouping by user first lets the
    /// server hash, where count(distinct) would sort the day.
    /// </remarks>
    public static string Statistics(TableName main) =>
        $"""
            WITH by_user AS MATERIALIZED (
                SELECT user_id, coalesce(left(lis_result_sourcedid, -length(user_id)), '') AS key, count(*) AS attempts,
                       count(*) FILTER (WHERE attempt_type = 'run') AS runs,
                       count(*) FILTER (WHERE attempt_type = 'submit') AS submits,
                       count(*) FILTER (WHERE attempt_type = 'submit' AND is_correct) AS successes
                FROM {main.Sql} WHERE {Inside} GROUP BY 1, 2),
            tasks AS MATERIALIZED (
                SELECT substring(key FROM '{Course}') AS course, substring(key FROM '{Block}') AS block, key, {Sums}
                FROM by_user GROUP BY key),
            courses AS (
                SELECT course, row_number() OVER (ORDER BY sum(attempts) DESC, course COLLATE "C") AS place, {Sums}
                FROM (
                    SELECT course, user_id, sum(by_user.attempts) AS attempts, sum(by_user.runs) AS runs,
                           sum(by_user.submits) AS submits, sum(by_user.successes) AS successes
                    FROM by_user JOIN tasks USING (key) GROUP BY 1, 2) AS by_user_and_course
                GROUP BY course ORDER BY place LIMIT {MostCourses}),
            hardest AS (
                SELECT *, row_number() OVER (
                    ORDER BY submits < {TaskStatistics.EnoughSubmits} OR users < {TaskStatistics.EnoughStudents}, successes::float8 / nullif(submits, 0),
                             submits DESC, attempts DESC, course COLLATE "C", block COLLATE "C") AS place
                FROM tasks WHERE block IS NOT NULL ORDER BY place LIMIT {MostTasks}),
            counts AS (
                SELECT course, count(*) AS tasks FROM tasks WHERE block IS NOT NULL GROUP BY course)
            SELECT {OfDay} AS what, 0 AS place, NULL AS course, NULL AS block, 0 AS tasks,
                   coalesce(sum(attempts), 0)::bigint, count(*), coalesce(sum(runs), 0)::bigint,
                   coalesce(sum(submits), 0)::bigint, coalesce(sum(successes), 0)::bigint
            FROM (
                SELECT sum(attempts) AS attempts, sum(runs) AS runs, sum(submits) AS submits, sum(successes) AS successes
                FROM by_user GROUP BY user_id) AS users
            UNION ALL
            SELECT {OfCourse}, place, course, NULL, coalesce(tasks, 0), attempts, users, runs, submits, successes
            FROM courses LEFT JOIN counts USING (course)
            UNION ALL
            SELECT {OfTask}, place, course, block, 1, attempts, users, runs, submits, successes FROM hardest
            ORDER BY what, place
            """;
}
