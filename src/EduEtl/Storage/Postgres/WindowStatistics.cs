using EduEtl.Attempts;
using EduEtl.Days;
using Npgsql;

namespace EduEtl.Storage.Postgres;

/// <summary>What a window holds, counted while its rows passed or by the server in one pass over them.</summary>
/// <param name="Courses">Most attempts first; those that cannot be read are one, without a name.</param>
/// <param name="Tasks">Those that can be read, hardest first, as many as a report can want.</param>
internal sealed record WindowStatistics(
    DayStatistics Day,
    IReadOnlyList<CourseStatistics> Courses,
    IReadOnlyList<TaskStatistics> Tasks
)
{
    /// <summary>As the server counts it.</summary>
    /// <param name="coursesAndTasks">Without them there is much less to do, where nobody is told of them.</param>
    public static async Task<WindowStatistics> ReadAsync(
        Session session,
        DayWindow window,
        CancellationToken ct,
        bool coursesAndTasks = true
    )
    {
        TableName main = session.Tables.Main;
        if (!coursesAndTasks)
            return await ReadAsync(session, WindowSql.OfTheWhole(main), window, ct);
        bool spread = await session.Tables.IsSpreadAsync(session, ct);
        return await ReadAsync(
            session,
            spread ? WindowSql.SpreadStatistics(main) : WindowSql.Statistics(main),
            window,
            ct
        );
    }

    /// <param name="session">Where the main table is.</param>
    /// <param name="sql">A statement of <see cref="WindowSql"/>.</param>
    /// <param name="window">Of which rows.</param>
    /// <param name="ct">Ends the statement.</param>
    public static async Task<WindowStatistics> ReadAsync(
        Session session,
        string sql,
        DayWindow window,
        CancellationToken ct
    )
    {
        await using NpgsqlCommand query = session.Command(sql, window.Start, window.End);
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        var whole = new DayStatistics(0, 0, 0, 0, 0);
        List<CourseStatistics> courses = [];
        List<TaskStatistics> tasks = [];
        while (await row.ReadAsync(ct))
        {
            var counts = new DayStatistics(L(5), L(6), L(7), L(8), L(9));
            if (row.GetInt32(0) == WindowSql.OfTask)
                tasks.Add(
                    new(
                        row.Text(2),
                        row.Text(3),
                        counts.Attempts,
                        counts.Users,
                        counts.Submits,
                        counts.SuccessfulSubmits
                    )
                    {
                        Host = row.Text(10),
                    }
                );
            else if (row.GetInt32(0) == WindowSql.OfCourse)
                courses.Add(new(row.Text(2), L(4), counts));
            else
                whole = counts;
        }
        return new(whole, courses, tasks);

        long L(int column) => row.GetInt64(column);
    }

    /// <summary>Rows in the window, nothing else.</summary>
    public static Task<long> CountAsync(Session session, DayWindow window, CancellationToken ct) =>
        session.ScalarAsync<long>(
            $"SELECT count(*) FROM {session.Tables.Main.Sql} WHERE {WindowSql.Inside}",
            ct,
            window.Start,
            window.End
        );
}

/// <summary>What a committed load left in the database.</summary>
internal sealed record LoadResult(RowTotals Totals, WindowStatistics Window)
{
    public DayStatistics Statistics => Window.Day;
}
