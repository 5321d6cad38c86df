using EduEtl.Days;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage.Copy;

/// <summary>The kept problem rows: only the newest committed run of a day keeps its own.</summary>
internal static class ProblemRows
{
    /// <summary>Gives the stored rows that one run kept to another.</summary>
    public static async Task MoveStoredAsync(
        NpgsqlConnection connection,
        Schema schema,
        Guid from,
        Guid to,
        CancellationToken ct
    )
    {
        await using NpgsqlCommand update = new(
            $"UPDATE {schema.Problems.Sql} SET run_id = $2 WHERE run_id = $1 AND stored",
            connection
        );
        update.Parameters.Add(new() { Value = from });
        update.Parameters.Add(new() { Value = to });
        await update.ExecuteNonQueryAsync(ct);
    }

    public static async Task ForgetOlderAsync(
        NpgsqlConnection connection,
        Schema schema,
        RunInfo run,
        bool everyDay,
        CancellationToken ct
    )
    {
        await using NpgsqlCommand delete = new(
            $"""
            DELETE FROM {schema.Problems.Sql} WHERE run_id IN (
                SELECT run_id FROM {schema.Runs.Sql}
                WHERE table_name = $1 AND run_id <> $2 AND outcome IS NOT NULL AND (day = $3 OR $4))
            """,
            connection
        );
        delete.Parameters.Add(new() { Value = schema.Main.Table });
        delete.Parameters.Add(new() { Value = run.Id });
        delete.Parameters.Add(new() { Value = run.Window.Day });
        delete.Parameters.Add(new() { Value = everyDay });
        await delete.ExecuteNonQueryAsync(ct);
    }
}
