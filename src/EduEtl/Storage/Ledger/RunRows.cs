using EduEtl.Days;
using EduEtl.Storage.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace EduEtl.Storage.Ledger;

/// <summary>How rows of the ledger are changed and read.</summary>
internal static class RunRows
{
    /// <param name="connection">Open.</param>
    /// <param name="schema">Where the ledger is.</param>
    /// <param name="runs">Whose rows; $1 in the assignments.</param>
    /// <param name="assignments">What SET says.</param>
    /// <param name="texts">$2 and so on.</param>
    /// <param name="ct">Interrupts.</param>
    /// <param name="instant">Behind the texts, if any.</param>
    public static async Task UpdateAsync(
        NpgsqlConnection connection,
        Schema schema,
        IReadOnlyList<Guid> runs,
        string assignments,
        IEnumerable<string?> texts,
        CancellationToken ct,
        DateTimeOffset? instant = null
    )
    {
        if (runs.Count == 0)
            return;
        await using NpgsqlCommand update = new(
            $"UPDATE {schema.Runs.Sql} SET {assignments} WHERE run_id = ANY($1)",
            connection
        );
        update.Parameters.Add(new() { Value = runs.ToArray() });
        foreach (string? text in texts)
            update.Parameters.Add(Text(text));
        if (instant is { } at)
            update.Parameters.Add(new() { Value = at });
        await update.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Notes that mail to all of them is on its way: who dies from here on may have sent it.</summary>
    public static Task MailBeginsAsync(
        NpgsqlConnection connection,
        Schema schema,
        IReadOnlyList<Guid> runs,
        IReadOnlyDictionary<string, MailState> recipients,
        CancellationToken ct
    ) =>
        UpdateAsync(
            connection,
            schema,
            runs,
            "mail_state = $2, mail_recipients = $3::jsonb",
            [LedgerWords.Of(MailState.Uncertain), LedgerWords.Of(recipients)],
            ct
        );

    /// <inheritdoc cref="MailBeginsAsync(NpgsqlConnection, Schema, IReadOnlyList{Guid}, IReadOnlyDictionary{string, MailState}, CancellationToken)"/>
    public static Task MailBeginsAsync(
        NpgsqlConnection connection,
        Schema schema,
        IReadOnlyList<Guid> runs,
        IEnumerable<string> addresses,
        CancellationToken ct
    ) =>
        MailBeginsAsync(
            connection,
            schema,
            runs,
            addresses.Distinct().ToDictionary(address => address, _ => MailState.Uncertain),
            ct
        );

    /// <summary>A null has no type of its own.</summary>
    public static NpgsqlParameter Text(string? text) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)text ?? DBNull.Value };
}
