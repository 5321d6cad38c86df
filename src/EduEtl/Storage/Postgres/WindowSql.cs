using EduEtl.Days;

namespace EduEtl.Storage.Postgres;

/// <summary>How every statement names the window: the half-open interval, as timestamps without a zone.</summary>
internal static class WindowSql
{
    public const string Inside = "created_at >= $1 AND created_at < $2";

    public const int OfTask = 2;
    public const int OfCourse = 1;
    public const int MostCourses = 1000;
    public const int MostTasks = 500;
    private const int OfDay = 0;

    // lis_result_sourcedid without the student's id at its end: course-v1:Org+Course+Run:lms.host-<block>:
    private const string Course = "^course-v1:(.+):[^:]+-[0-9a-f]{32}:$";
    private const string Host = "^course-v1:.+:([^:]+)-[0-9a-f]{32}:$";
    private const string Block = "^course-v1:.+:[^:]+-([0-9a-f]{32}):$";

    private const string Counts = """
        count(*)::integer AS attempts,
        (count(*) FILTER (WHERE attempt_type = 'run'))::integer AS runs,
        (count(*) FILTER (WHERE attempt_type = 'submit'))::integer AS submits,
        (count(*) FILTER (WHERE attempt_type = 'submit' AND is_correct))::integer AS successes
        """;

    private const string Sums = """
        sum(attempts)::bigint AS attempts, count(user_id) AS users, sum(runs)::bigint AS runs,
        sum(submits)::bigint AS submits, sum(successes)::bigint AS successes
        """;

    private const string Parts = """
        sum(attempts)::integer AS attempts, sum(runs)::integer AS runs, sum(submits)::integer AS submits,
        sum(successes)::integer AS successes
        """;

    /// <summary>The first line of <see cref="Statistics"/> alone, at a third of its cost.</summary>
    public static string OfTheWhole(TableName main) =>
        OfUsers($"SELECT user_id, {Counts} FROM {main.Sql} WHERE {Inside} GROUP BY user_id");

    /// <summary>
    /// A line for the window, one for each course, and the hardest tasks in their order: what it is of, its place, course,
    /// block, tasks, attempts, users, runs, submits, successes, host.
    /// </summary>
    /// <remarks>
    /// The window's rows are read and grouped once, by what stands in them; all else, the cutting of texts too, is done to
    /// those groups, of which there are far fewer. Under COLLATE "C" texts that have to be sorted are sorted as bytes. A load
    /// counts the same while its rows pass (<see cref="CountedWindow"/>): what changes here changes there.
    /// </remarks>
    public static string Statistics(TableName main) =>
        $"""
            WITH by_source AS (
                SELECT user_id COLLATE "C" AS user_id, lis_result_sourcedid COLLATE "C" AS source, {Counts}
                FROM {main.Sql} WHERE {Inside} GROUP BY 1, 2),
            by_task AS MATERIALIZED (
                SELECT user_id, attempts, runs, submits, successes,
                       CASE WHEN start || user_id = source THEN start ELSE '' END AS key
                FROM (SELECT *, left(source, -length(user_id)) AS start FROM by_source) AS cut),
            tasks AS MATERIALIZED (
                SELECT substring(key FROM '{Course}') AS course, substring(key FROM '{Host}') AS host,
                       substring(key FROM '{Block}') AS block, key, {Sums}
                FROM by_task GROUP BY key),
            by_course AS MATERIALIZED (
                SELECT course, user_id, sum(by_task.attempts)::integer AS attempts, sum(by_task.runs)::integer AS runs,
                       sum(by_task.submits)::integer AS submits, sum(by_task.successes)::integer AS successes
                FROM by_task JOIN tasks USING (key) GROUP BY 1, 2),
            courses AS (
                SELECT course, row_number() OVER (ORDER BY sum(attempts) DESC, course COLLATE "C") AS place, {Sums}
                FROM by_course
                GROUP BY course ORDER BY place LIMIT {MostCourses}),
            hardest AS (
                SELECT *, row_number() OVER (
                    ORDER BY {Wilson.UpperEndSql("successes", "submits")}, submits DESC, attempts DESC,
                             course COLLATE "C", block COLLATE "C", key COLLATE "C") AS place
                FROM tasks WHERE block IS NOT NULL AND submits > 0 AND users >= {TaskStatistics.EnoughStudents}
                ORDER BY place LIMIT {MostTasks}),
            counts AS (
                SELECT course, count(*) AS tasks FROM tasks WHERE block IS NOT NULL GROUP BY course)
            {OfUsers($"SELECT user_id, {Parts} FROM by_course GROUP BY user_id")}
            UNION ALL
            SELECT {OfCourse}, place, course, NULL, coalesce(tasks, 0), attempts, users, runs, submits, successes, NULL
            FROM courses LEFT JOIN counts USING (course)
            UNION ALL
            SELECT {OfTask}, place, course, block, 1, attempts, users, runs, submits, successes, host FROM hardest
            ORDER BY what, place
            """;

    // Grouped by user first, the server can hash; count(DISTINCT) would have it sort all rows.
    private static string OfUsers(string byUser) =>
        $"""
            SELECT {OfDay} AS what, 0 AS place, NULL AS course, NULL AS block, 0 AS tasks,
                   coalesce(sum(attempts), 0)::bigint, count(user_id), coalesce(sum(runs), 0)::bigint,
                   coalesce(sum(submits), 0)::bigint, coalesce(sum(successes), 0)::bigint, NULL
            FROM ({byUser}) AS users
            """;
}
