using System.Runtime.CompilerServices;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage;

/// <summary>A kept problem row.</summary>
/// <param name="Number">In the API's answer, from 1.</param>
/// <param name="Stored">Whether the row is in the main table all the same.</param>
/// <param name="Problem">Its machine name.</param>
/// <param name="Raw">The JSON as delivered, or its beginning.</param>
internal sealed record ProblemRow(long Number, bool Stored, string Problem, string Raw);

/// <summary>How many rows had a problem.</summary>
internal sealed record ProblemCount(string Problem, bool Stored, long Rows);

/// <summary>
/// The problem rows of a day's newest run, read and nothing else: no table is made and no lock taken. All of it is one
/// snapshot, whatever other runs commit meanwhile.
/// </summary>
internal sealed class ProblemListing : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly Schema _schema;
    private readonly Guid _runId;

    private ProblemListing(NpgsqlConnection connection, Schema schema, Guid runId)
    {
        _connection = connection;
        _schema = schema;
        _runId = runId;
    }

    /// <exception cref="ExpectedException">No run has loaded the day.</exception>
    public static async Task<ProblemListing> OpenAsync(DatabaseSettings settings, DateOnly day, CancellationToken ct)
    {
        NpgsqlConnection connection = await Database.OpenReadOnlyAsync(settings, ct);
        try
        {
            return
                await Schema.FindAsync(connection, settings, ct) is { } schema
                && await NewestRunAsync(connection, schema, day, ct) is { } run
                ? new(connection, schema, run)
                : throw DatabaseErrors.NothingLoaded(settings.Table, day);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<ProblemCount>> CountAsync(CancellationToken ct)
    {
        await using NpgsqlCommand query = Query("SELECT problem, stored, count(*)", "GROUP BY problem, stored");
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        var counts = new List<ProblemCount>();
        while (await row.ReadAsync(ct))
            counts.Add(new(row.GetString(0), row.GetBoolean(1), row.GetInt64(2)));
        return counts;
    }

    /// <param name="longest">Characters of the raw text that are wanted; null: all.</param>
    /// <param name="ct">Cancels.</param>
    public async IAsyncEnumerable<ProblemRow> ReadAsync(int? longest, [EnumeratorCancellation] CancellationToken ct)
    {
        await using NpgsqlCommand query = Query(
            "SELECT row_number, stored, problem, CASE WHEN $2 IS NULL THEN raw ELSE left(raw, $2) END",
            "ORDER BY row_number"
        );
        query.Parameters.Add(
            new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer, Value = longest is { } most ? most : DBNull.Value }
        );
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            yield return new(row.GetInt64(0), row.GetBoolean(1), row.GetString(2), row.GetString(3));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<Guid?> NewestRunAsync(
        NpgsqlConnection connection,
        Schema schema,
        DateOnly day,
        CancellationToken ct
    )
    {
        await using NpgsqlCommand query = new(
            $"SELECT run_id FROM {schema.Runs.Sql} WHERE {RunSql.Committed} ORDER BY {RunSql.NewestFirst} LIMIT 1",
            connection
        );
        RunSql.Bind(query, schema, day);
        return (Guid?)await query.ExecuteScalarAsync(ct);
    }

    private NpgsqlCommand Query(string select, string rest)
    {
        NpgsqlCommand query = new($"{select} FROM {_schema.Problems.Sql} WHERE run_id = $1 {rest}", _connection);
        query.Parameters.Add(new() { Value = _runId });
        return query;
    }
}
