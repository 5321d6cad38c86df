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

    private const string Names = $"""
        substring(key FROM '{Course}') AS course, substring(key FROM '{Host}') AS host,
        substring(key FROM '{Block}') AS block, key
        """;

    private static readonly string Places = $"""
        courses AS (
            SELECT *, row_number() OVER (ORDER BY attempts DESC, course COLLATE "C") AS place
            FROM sums ORDER BY place LIMIT {MostCourses}),
        hardest AS (
            SELECT *, row_number() OVER (
                ORDER BY {Wilson.UpperEndSql("successes", "submits")}, submits DESC, attempts DESC,
                         course COLLATE "C", block COLLATE "C", key COLLATE "C") AS place
            FROM tasks WHERE block IS NOT NULL AND submits > 0 AND users >= {TaskStatistics.EnoughStudents}
            ORDER BY place LIMIT {MostTasks}),
        counts AS (
            SELECT course, count(*) AS tasks FROM tasks WHERE block IS NOT NULL GROUP BY course)
        """;

    private static readonly string PlacedLines = $"""
        UNION ALL
        SELECT {OfCourse}, place, course, NULL, coalesce(tasks, 0), attempts, users, runs, submits, successes, NULL
        FROM courses LEFT JOIN counts USING (course)
        UNION ALL
        SELECT {OfTask}, place, course, block, 1, attempts, users, runs, submits, successes, host FROM hardest
        ORDER BY what, place
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
                SELECT {Names}, {Sums} FROM by_task GROUP BY key),
            by_course AS MATERIALIZED (
                SELECT course, user_id, {PartsOf("by_task")} FROM by_task JOIN tasks USING (key) GROUP BY 1, 2),
            sums AS (SELECT course, {Sums} FROM by_course GROUP BY course),
            {Places}
            {OfUsers($"SELECT user_id, {PartsOf("by_course")} FROM by_course GROUP BY user_id")}
            {PlacedLines}
            """;

    /// <summary>
    /// The same for a table that is spread over machines by the student: each groups by student and hands over sums, of tasks
    /// and of courses. Its rows are read three times, which one machine would take twice as long for.
    /// </summary>
    /// <remarks>
    /// A student's rows lie on one machine, so that students can be added up. The student is not to be collated: the
    /// planner would not know the column any more by which the rows are spread, and would fetch every group.
    /// </remarks>
    public static string SpreadStatistics(TableName main)
    {
        string byTask = $"""
            SELECT user_id, CASE WHEN start || user_id = source THEN start ELSE '' END AS key, {Counts}
            FROM (SELECT user_id, attempt_type, is_correct, lis_result_sourcedid COLLATE "C" AS source,
                         left(lis_result_sourcedid COLLATE "C", -length(user_id)) AS start
                  FROM {main.Sql} WHERE {Inside}) AS cut
            GROUP BY 1, 2
            """;
        return $"""
            WITH by_key AS MATERIALIZED (SELECT key, {Sums} FROM ({byTask}) AS by_task GROUP BY key),
            tasks AS MATERIALIZED (SELECT {Names}, attempts, users, runs, submits, successes FROM by_key),
            sums AS MATERIALIZED (
                SELECT course, {Sums}
                FROM (SELECT tasks.course, by_task.user_id, {PartsOf("by_task")}
                      FROM ({byTask}) AS by_task JOIN tasks USING (key) GROUP BY 1, 2) AS by_course
                GROUP BY course),
            whole AS MATERIALIZED ({OfTheWhole(main)}),
            {Places}
            SELECT * FROM whole
            {PlacedLines}
            """;
    }

    // Grouped by user first, the server can hash; count(DISTINCT) would have it sort all rows.
    private static string OfUsers(string byUser) =>
        $"""
            SELECT {OfDay} AS what, 0 AS place, NULL AS course, NULL AS block, 0 AS tasks,
                   coalesce(sum(attempts), 0)::bigint AS attempts, count(user_id) AS users,
                   coalesce(sum(runs), 0)::bigint AS runs, coalesce(sum(submits), 0)::bigint AS submits,
                   coalesce(sum(successes), 0)::bigint AS successes, NULL AS host
            FROM ({byUser}) AS users
            """;

    private static string PartsOf(string groups) =>
        $"""
            sum({groups}.attempts)::integer AS attempts, sum({groups}.runs)::integer AS runs,
            sum({groups}.submits)::integer AS submits, sum({groups}.successes)::integer AS successes
            """;
}
