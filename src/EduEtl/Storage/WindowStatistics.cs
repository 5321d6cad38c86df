using EduEtl.Attempts;
using Npgsql;
using NpgsqlTypes;

namespace EduEtl.Storage;

/// <summary>The statistics of a window, counted by the server in one pass over the window's rows.</summary>
internal static class WindowStatistics
{
    public static async Task<DayStatistics> ReadAsync(
        NpgsqlConnection connection,
        TableName main,
        DayWindow window,
        CancellationToken ct
    )
    {
        // Grouping by user first lets the server hash; count(distinct) would sort the day.
        await using NpgsqlCommand query = new(
            $"""
            SELECT coalesce(sum(attempts), 0)::bigint, count(user_id), coalesce(sum(runs), 0)::bigint,
                   coalesce(sum(submits), 0)::bigint, coalesce(sum(successes), 0)::bigint
            FROM (
                SELECT user_id, count(*) AS attempts,
                       count(*) FILTER (WHERE attempt_type = 'run') AS runs,
                       count(*) FILTER (WHERE attempt_type = 'submit') AS submits,
                       count(*) FILTER (WHERE attempt_type = 'submit' AND is_correct) AS successes
                FROM {main.Sql} WHERE {WindowSql.Inside} GROUP BY user_id) AS by_user
            """,
            connection
        );
        WindowSql.Bind(query, window);
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
    }
}

/// <summary>How every statement names the window: the half-open interval, as timestamps without a zone.</summary>
internal static class WindowSql
{
    public const string Inside = "created_at >= $1 AND created_at < $2";

    public static void Bind(NpgsqlCommand command, DayWindow window)
    {
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Timestamp, Value = window.Start });
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Timestamp, Value = window.End });
    }
}
