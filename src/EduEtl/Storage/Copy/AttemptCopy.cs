using System.Text;
using EduEtl.Attempts;
using EduEtl.Attempts.Counting;
using EduEtl.Storage.Postgres;

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
