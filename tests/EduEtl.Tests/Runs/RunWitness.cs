using EduEtl.Tests.Support;
using MimeKit;
using Npgsql;

namespace EduEtl.Tests.Runs;

/// <summary>A run's row in <c>etl_runs</c>.</summary>
internal sealed record LedgerRow(Guid RunId, string? Outcome, bool Finished, long? Stored);

/// <summary>One recipient's copy of the mail that a run has sent.</summary>
internal sealed record MailCopy(Guid RunId, string Recipient);

/// <summary>What a run has left in the ledger, in the mailbox and in its log, told apart from what others have left.</summary>
internal sealed class RunWitness(World world)
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(20);

    private readonly HashSet<Guid> _known = [];
    private int _starts;

    /// <summary>Runs that came to their row in the ledger.</summary>
    public int Rows => _known.Count;

    /// <summary>The run's id stands in the Message-Id.</summary>
    public IEnumerable<MailCopy> Mails =>
        from mail in world.Mail.Mailbox
        let id = Guid.Parse(MimeMessage.Load(new MemoryStream(mail.Content)).MessageId!.Split('@')[0])
        from recipient in mail.To
        select new MailCopy(id, recipient);

    /// <summary>What the last one started has logged.</summary>
    public string Log =>
        Directory.Exists(LogFolder) ? string.Concat(Directory.GetFiles(LogFolder).Select(File.ReadAllText)) : "";

    private string LogFolder => Path.Combine(world.Folder, ".logs", $"{_starts}");

    /// <summary>Starts a run with a log folder of its own.</summary>
    public EduEtlProcess Start()
    {
        world.Set("Logs__Folder", $".logs/{++_starts}");
        return world.Start("--date", "2024-10-02");
    }

    /// <summary>The one row that is new in the ledger, if there is one.</summary>
    public async Task<LedgerRow?> NewRowAsync()
    {
        await using NpgsqlConnection connection = await world.Database.OpenAsync();
        await using NpgsqlCommand query = new(
            "SELECT run_id, outcome, finished_at IS NOT NULL, rows_stored FROM etl_runs WHERE run_id <> ALL($1)",
            connection
        );
        query.Parameters.Add(new() { Value = _known.ToArray() });
        await using NpgsqlDataReader rows = await query.ExecuteReaderAsync();
        if (!await rows.ReadAsync())
            return null;
        string? outcome = await rows.IsDBNullAsync(1) ? null : rows.GetString(1);
        long? stored = await rows.IsDBNullAsync(3) ? null : rows.GetInt64(3);
        var row = new LedgerRow(rows.GetGuid(0), outcome, rows.GetBoolean(2), stored);
        Assert.False(await rows.ReadAsync(), "one run, two rows");
        _known.Add(row.RunId);
        return row;
    }

    /// <summary>All that is known, for whoever has to find out what went wrong.</summary>
    public async Task<string> TellAsync() =>
        $"""
            etl_runs, the newest last:
            {await RowsAsync("SELECT r::text FROM etl_runs r ORDER BY started_at")}
            etl_problem_rows:
            {await RowsAsync("SELECT concat_ws(' ', run_id, count(*)) FROM etl_problem_rows GROUP BY run_id")}
            sessions:
            {await RowsAsync(
                "SELECT concat_ws(' | ', pid, backend_type, application_name, state, query) FROM pg_stat_activity WHERE datname = current_database()"
            )}
            advisory locks:
            {await RowsAsync("SELECT l::text FROM pg_locks l WHERE locktype = 'advisory'")}
            mails:
            {string.Join('\n', Mails)}
            log of the last run:
            {Log}
            """;

    /// <summary>
    /// Waits for the end of the program's sessions: what the server has read of a dead client, a COMMIT too, it still
    /// carries out.
    /// </summary>
    public async Task DatabaseLetsGoAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(LongestHold);
        const string sessions =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'eduetl' AND datname = current_database()";
        while (await world.QueryAsync<long>(sessions) > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
    }

    private Task<string> RowsAsync(string sql) =>
        world.QueryAsync<string>($"SELECT coalesce(string_agg(line, E'\n'), '-') FROM ({sql}) t (line)");
}
