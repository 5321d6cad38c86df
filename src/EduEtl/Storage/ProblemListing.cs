using System.Runtime.CompilerServices;
using EduEtl.Settings;
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
/// The problem rows of a day's newest run (a test only where nothing else has the day), read and nothing else: no table is
/// made and no lock taken. All of it is one snapshot, whatever other runs commit meanwhile.
/// </summary>
internal sealed class ProblemListing : IAsyncDisposable
{
    private readonly Session _session;
    private readonly Guid _runId;
    private readonly string? _problem;

    private ProblemListing(Session session, Guid runId, string? problem)
    {
        _session = session;
        _runId = runId;
        _problem = problem;
    }

    /// <param name="problem">Whose rows alone are read; null: all.</param>
    /// <exception cref="ExpectedException">No run has loaded the day.</exception>
    public static async Task<ProblemListing> OpenAsync(
        DatabaseSettings settings,
        DateOnly day,
        string? problem,
        CancellationToken ct
    )
    {
        Session session = await Database.OpenReadOnlyAsync(settings, ct);
        try
        {
            return await Schema.FindAsync(session, ct) && await NewestRunAsync(session, day, ct) is { } run
                ? new(session, run, problem)
                : throw DatabaseErrors.NothingLoaded(settings.Table, day, day);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Of all problems, the most frequent first.</summary>
    public async Task<IReadOnlyList<ProblemCount>> CountAsync(CancellationToken ct) =>
        await _session.ListAsync<ProblemCount>(
            $"""
            SELECT problem, stored, count(*) FROM {_session.Tables.Problems.Sql} WHERE run_id = $1
            GROUP BY problem, stored ORDER BY stored, count(*) DESC, problem
            """,
            row => new(row.GetString(0), row.GetBoolean(1), row.GetInt64(2)),
            ct,
            _runId
        );

    /// <param name="longest">Characters of the raw text that are wanted; null: all.</param>
    /// <param name="ct">Cancels.</param>
    public async IAsyncEnumerable<ProblemRow> ReadAsync(int? longest, [EnumeratorCancellation] CancellationToken ct)
    {
        string raw = longest is null ? "raw" : "left(raw, $3)";
        string?[] kinds = _problem is null ? [] : [_problem];
        object?[] values = longest is null ? [_runId, kinds] : [_runId, kinds, longest];
        await using NpgsqlCommand query = _session.Command(
            $"""
            SELECT row_number, stored, problem, {raw} FROM {_session.Tables.Problems.Sql}
            WHERE run_id = $1 AND (cardinality($2::text[]) = 0 OR problem = ANY($2))
            ORDER BY row_number
            """,
            values
        );
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            yield return new(row.GetInt64(0), row.GetBoolean(1), row.GetString(2), row.GetString(3));
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private static async Task<Guid?> NewestRunAsync(Session session, DateOnly day, CancellationToken ct)
    {
        List<Guid> newest = await session.ListAsync(
            $"""
            SELECT run_id FROM {session.Tables.Runs.Sql} WHERE {RunSql.Committed}
            ORDER BY test_mode, {RunSql.NewestFirst} LIMIT 1
            """,
            row => row.GetGuid(0),
            ct,
            session.Tables.Main.Table,
            day
        );
        return newest.Count > 0 ? newest[0] : null;
    }
}
