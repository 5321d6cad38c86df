using System.Text.Json;
using EduEtl.Attempts;
using Npgsql;
using NpgsqlTypes;

namespace EduEtl.Storage;

/// <summary>The run's own row in <c>etl_runs</c>.</summary>
internal sealed class RunLedger(Schema schema, RunInfo run, TimeProvider time)
{
    public async Task StartAsync(NpgsqlConnection connection, bool reset, CancellationToken ct)
    {
        await using NpgsqlCommand insert = new(
            $"""
            INSERT INTO {schema.Runs.Sql}
                (run_id, table_name, day, test_mode, reset, started_at, host, user_name, version, backend_pid)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, pg_backend_pid())
            """,
            connection
        );
        Bind(insert, run.Id, schema.Main.Table, run.Window.Day, run.Window.TestMode, reset);
        Bind(insert, run.StartedAt.ToUniversalTime(), run.Host, run.User, run.Version);
        await insert.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The load's figures and outcome; part of the load's transaction.</summary>
    public async Task LoadedAsync(
        NpgsqlConnection connection,
        RowTotals totals,
        DayStatistics statistics,
        CancellationToken ct
    )
    {
        await using NpgsqlCommand update = new(
            $"""
            UPDATE {schema.Runs.Sql} SET outcome = $2, loaded_at = $3,
                rows_received = $4, rows_stored = $5, rows_rejected = $6, rows_defective = $7, rows_replaced = $8,
                unique_users = $9, runs = $10, submits = $11, successful_submits = $12
            WHERE run_id = $1
            """,
            connection
        );
        bool settled = !run.Window.TestMode && run.Window.DayIsOver(run.StartedAt);
        Bind(update, run.Id, settled ? "settled" : "partial", time.GetUtcNow());
        Bind(update, totals.Received, totals.Stored, totals.Rejected, totals.Defective, totals.Replaced);
        Bind(update, statistics.Users, statistics.Runs, statistics.Submits, statistics.SuccessfulSubmits);
        await update.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A reset took every other day out of the table: their runs no longer settle them.</summary>
    public async Task WipeOthersAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using NpgsqlCommand update = new(
            $"""
            UPDATE {schema.Runs.Sql} SET wiped_by = $1
            WHERE table_name = $2 AND run_id <> $1 AND outcome IN ('settled', 'partial') AND wiped_by IS NULL
            """,
            connection
        );
        Bind(update, run.Id, schema.Main.Table);
        await update.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The run's end. An outcome that the load has committed stands, whatever came after it.</summary>
    public async Task EndAsync(NpgsqlConnection connection, RunEnd end, CancellationToken ct)
    {
        await using NpgsqlCommand update = new(
            $"""
            UPDATE {schema.Runs.Sql} SET finished_at = $2, outcome = coalesce(outcome, $3), error = $4,
                report_state = $5, mail_state = $6, mail_recipients = $7::jsonb
            WHERE run_id = $1
            """,
            connection
        );
        Bind(update, run.Id, time.GetUtcNow());
        BindText(
            update,
            end.Cancelled ? "cancelled" : "failed",
            end.Error,
            Name(end.Report),
            Name(end.Mail),
            Json(end)
        );
        await update.ExecuteNonQueryAsync(ct);
    }

    private static string? Name(ReportState state) =>
        state == ReportState.NotReached ? null : state.ToString().ToLowerInvariant();

    private static string? Name(MailState? state) => state?.ToString().ToLowerInvariant();

    private static string? Json(RunEnd end) =>
        end.Recipients.Count == 0
            ? null
            : JsonSerializer.Serialize(end.Recipients.ToDictionary(r => r.Key, r => Name(r.Value)));

    private static void Bind(NpgsqlCommand command, params ReadOnlySpan<object> values)
    {
        foreach (object value in values)
            command.Parameters.Add(new() { Value = value });
    }

    private static void BindText(NpgsqlCommand command, params ReadOnlySpan<string?> values)
    {
        foreach (string? value in values)
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value });
    }
}
