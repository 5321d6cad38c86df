using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage.Ledger;

/// <summary>What a run does with the day: loads it from the API, or judges its rejected rows again.</summary>
internal enum RunKind
{
    Load,
    Replay,
}

/// <summary>The run's own row in <c>etl_runs</c>.</summary>
internal sealed class RunLedger(Schema schema, RunInfo run, TimeProvider time)
{
    public async Task StartAsync(NpgsqlConnection connection, RunKind kind, bool reset, CancellationToken ct)
    {
        await using NpgsqlCommand insert = new(
            $"""
            INSERT INTO {schema.Runs.Sql}
                (run_id, table_name, day, kind, test_mode, reset, started_at, host, user_name, version, backend_pid)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, pg_backend_pid())
            """,
            connection
        );
        Bind(insert, run.Id, schema.Main.Table, run.Window.Day, kind.ToString().ToLowerInvariant());
        Bind(insert, run.Window.TestMode, reset);
        Bind(insert, run.StartedAt.ToUniversalTime(), run.Host, run.User, run.Version);
        await insert.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What this run did with rows, and the day's statistics after it; part of the load's transaction.</summary>
    /// <param name="settles">Whether the day is settled now; else it is partial.</param>
    public async Task LoadedAsync(NpgsqlConnection connection, LoadResult load, bool settles, CancellationToken ct)
    {
        // The server's clock: the runs of one day are put in order by it, from whatever machines they come.
        await using NpgsqlCommand update = new(
            $"""
            UPDATE {schema.Runs.Sql} SET outcome = $2, loaded_at = clock_timestamp(),
                rows_received = $3, rows_stored = $4, rows_rejected = $5, rows_defective = $6, rows_replaced = $7,
                unique_users = $8, runs = $9, submits = $10, successful_submits = $11, problem_counts = $12::jsonb
            WHERE run_id = $1
            """,
            connection
        );
        RowTotals totals = load.Totals;
        DayStatistics statistics = load.Statistics;
        Bind(update, run.Id, settles ? "settled" : "partial");
        Bind(update, totals.Received, totals.Stored, totals.Rejected, totals.Defective, totals.Replaced);
        Bind(update, statistics.Users, statistics.Runs, statistics.Submits, statistics.SuccessfulSubmits);
        update.Parameters.Add(RunRows.Text(LedgerWords.Of(totals.ByProblem)));
        await update.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A reset took every other day out of the table: their runs no longer settle them.</summary>
    public async Task WipeOthersAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using NpgsqlCommand update = new(
            $"""
            UPDATE {schema.Runs.Sql} SET outcome = 'partial', wiped_by = $1
            WHERE table_name = $2 AND run_id <> $1 AND outcome IN ('settled', 'partial') AND wiped_by IS NULL
            """,
            connection
        );
        Bind(update, run.Id, schema.Main.Table);
        await update.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Before the mail: who dies from here on may have sent it, and what may have been sent is not sent again by itself.
    /// </summary>
    public Task MailBeginsAsync(NpgsqlConnection connection, IEnumerable<string> addresses, CancellationToken ct) =>
        RunRows.MailBeginsAsync(connection, schema, [run.Id], addresses, ct);

    /// <summary>Whether the load is committed: its outcome is part of the same transaction.</summary>
    public async Task<bool> HasOutcomeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using NpgsqlCommand query = new(
            $"SELECT outcome IS NOT NULL FROM {schema.Runs.Sql} WHERE run_id = $1",
            connection
        );
        Bind(query, run.Id);
        return (bool)(await query.ExecuteScalarAsync(ct) ?? false);
    }

    /// <summary>The run's end. An outcome that the load has committed stands, whatever came after it.</summary>
    public Task EndAsync(NpgsqlConnection connection, RunEnd end, CancellationToken ct) =>
        RunRows.UpdateAsync(
            connection,
            schema,
            [run.Id],
            """
            outcome = coalesce(outcome, $2), error = $3, report_state = $4, mail_state = $5,
            mail_recipients = $6::jsonb, finished_at = $7
            """,
            [
                end.Cancelled ? "cancelled" : "failed",
                end.Error,
                LedgerWords.Of(end.Report),
                LedgerWords.Of(end.Mail),
                LedgerWords.Of(end.Recipients),
            ],
            ct,
            time.GetUtcNow()
        );

    private static void Bind(NpgsqlCommand command, params ReadOnlySpan<object> values)
    {
        foreach (object value in values)
            command.Parameters.Add(new() { Value = value });
    }
}
