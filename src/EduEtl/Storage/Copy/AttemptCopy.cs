using System.Text;
using EduEtl.Attempts;
using EduEtl.Attempts.Counting;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage.Copy;

/// <summary>
/// Copies the rows of one answer into the main table, and the problem rows beside it. Memory does not grow with the
/// rows: when the kept problem rows reach their bound, the COPY ends, they are written, and the next COPY begins, all in
/// the caller's transaction.
/// </summary>
/// <param name="counting">Counts the admitted rows too, where the day's figures are wanted.</param>
internal sealed class AttemptCopy(Session session, Guid runId, DayTally? counting = null)
{
    // Sent when it is full, with the row that filled it: there is room for one of a usual length.
    private const int BlockBytes = Database.SendBytes - 4 * 1024;
    private const int ProblemBytes = 2 * 1024 * 1024;

    /// <param name="rows">The answer, at its start.</param>
    /// <param name="onRow">Called for every row read, admitted or not.</param>
    /// <param name="ct">Cancels between rows and in waits.</param>
    public async Task<RowTally> RunAsync(AttemptReader rows, Action<AttemptReader> onRow, CancellationToken ct)
    {
        var tally = new RowTally();
        rows.Held = session.Held;
        using var attempts = new CopyRows(BlockBytes + 16 * 1024);
        using var problems = new CopyRows(ProblemBytes + 16 * 1024);
        bool more = true;
        while (more)
        {
            await using CopySession copy = await CopySession.OpenAsync(
                session,
                session.Tables.Main,
                MainColumns.Sql,
                ct
            );
            while (problems.Length < ProblemBytes && (more = await rows.ReadAsync(ct)))
            {
                tally.Count(rows);
                onRow(rows);
                if (rows.Rejection is null)
                {
                    AddAttempt(attempts, rows);
                    counting?.Count(rows);
                }
                if (rows.Rejection is not null || rows.Defects.Contains(Problem.ParamsUnreadable))
                    AddProblem(problems, rows);
                if (attempts.Length >= BlockBytes)
                    await copy.WriteAsync(attempts, ct);
            }
            await copy.WriteAsync(attempts, ct);
            await copy.CompleteAsync(ct);
            await WriteProblemsAsync(problems, ct);
        }
        return tally;
    }

    private static void AddAttempt(CopyRows copy, AttemptReader row)
    {
        copy.BeginRow(MainColumns.Count);
        AddText(copy, row, TextColumn.UserId);
        copy.Int64(row.CreatedAt);
        AddText(copy, row, TextColumn.ConsumerKey);
        AddText(copy, row, TextColumn.SourcedId);
        AddText(copy, row, TextColumn.OutcomeUrl);
        if (row.IsCorrect is { } correct)
            copy.Boolean(correct);
        else
            copy.Null();
        AddText(copy, row, TextColumn.AttemptType);
    }

    private static void AddText(CopyRows copy, AttemptReader row, TextColumn column)
    {
        if (row.TryGetText(column, out ReadOnlySpan<byte> utf8))
            copy.Text(utf8);
        else
            copy.Null();
    }

    private void AddProblem(CopyRows copy, AttemptReader row)
    {
        copy.BeginRow(5);
        copy.Uuid(runId);
        copy.Int64(row.RowNumber);
        copy.Text((row.Rejection ?? Problem.ParamsUnreadable).MachineNameUtf8());
        copy.Boolean(row.Rejection is null);
        if (session.Held is { } held && !held.Holds(row.Raw))
            copy.Text(Encoding.UTF8.GetBytes(held.FitJson(row.Raw)));
        else
            copy.Text(row.Raw);
    }

    private async Task WriteProblemsAsync(CopyRows problems, CancellationToken ct)
    {
        if (problems.Length == 0)
            return;
        const string columns = "run_id, row_number, problem, stored, raw";
        await using CopySession copy = await CopySession.OpenAsync(session, session.Tables.Problems, columns, ct);
        await copy.WriteAsync(problems, ct);
        await copy.CompleteAsync(ct);
    }
}

/// <summary>
/// One <c>COPY ... FROM STDIN (FORMAT BINARY)</c>. Disposed without <see cref="CompleteAsync"/> it is cancelled:
/// Npgsql's raw stream would otherwise end it well and keep what was sent so far.
/// </summary>
internal sealed class CopySession : IAsyncDisposable
{
    // Signature, flags and the length of the header extension.
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xFF, 0xFF];

    private readonly NpgsqlRawCopyStream _stream;
    private bool _completed;

    private CopySession(NpgsqlRawCopyStream stream) => _stream = stream;

    public static async Task<CopySession> OpenAsync(Session on, TableName table, string columns, CancellationToken ct)
    {
        string sql = $"COPY {table.Sql} ({columns}) FROM STDIN (FORMAT BINARY)";
        var session = new CopySession(await on.Connection.BeginRawBinaryCopyAsync(sql, ct));
        await session._stream.WriteAsync(Header, ct);
        return session;
    }

    /// <summary>Sends the rows and clears them.</summary>
    public async ValueTask WriteAsync(CopyRows rows, CancellationToken ct)
    {
        await _stream.WriteAsync(rows.Written, ct);
        rows.Clear();
    }

    public async Task CompleteAsync(CancellationToken ct)
    {
        await _stream.WriteAsync(Trailer, ct);
        await _stream.FlushAsync(ct);
        // Disposing is what sends CopyDone; from here on a failure is the server's, not a half-sent COPY.
        _completed = true;
        await _stream.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_completed)
            return;
        _completed = true;
        try
        {
            await _stream.CancelAsync();
        }
        catch (Exception)
        {
            // The connection is gone, and the COPY with it (Npgsql then throws what it happens to run into): the first
            // error is the one to tell.
        }
    }
}
