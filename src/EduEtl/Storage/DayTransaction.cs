using EduEtl.Attempts;
using EduEtl.Attempts.Counting;
using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage.Copy;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using Npgsql;
using Serilog;

namespace EduEtl.Storage;

/// <summary>
/// The one transaction in which a day is replaced; readers see the old day or the new day. Disposed before
/// <see cref="CommitAsync"/> has returned, it leaves the day as it was.
/// </summary>
/// <param name="described">Whether somebody is told of the day, so that its courses and tasks are counted with it.</param>
internal sealed class DayTransaction(
    Session session,
    NpgsqlTransaction transaction,
    RunInfo run,
    bool described,
    ILogger log
) : IAsyncDisposable
{
    private DatabaseSettings Settings => session.Settings;

    /// <summary>What the shrink guard looks at: the load beside the rows of the window that it replaces.</summary>
    public RowTotals Measured { get; private set; } = null!;

    /// <summary>Whether the shrink guard stops the load: to commit it all the same is the operator's to decide.</summary>
    public bool Shrinks => new ShrinkGuard(Settings.ShrinkGuard).Stops(Measured);

    /// <summary>Puts the answer in the window's place.</summary>
    /// <param name="rows">The answer, at its start.</param>
    /// <param name="onRow">Called for every row read.</param>
    /// <param name="ct">Cancels between rows and in waits.</param>
    /// <exception cref="Shared.ExpectedException">The database refused.</exception>
    public async Task<LoadResult> ReplaceAsync(AttemptReader rows, Action<AttemptReader> onRow, CancellationToken ct)
    {
        try
        {
            await DayLock.HoldAsync(session, run.Window, Settings.ResetOnStart, ct);
            long replaced = await DeleteWindowAsync(ct);
            long wiped = Settings.ResetOnStart ? await DeleteAllAsync(ct) : 0;
            DayTally? counting = await TallyAsync(ct);
            RowTally tally = await new AttemptCopy(session, run.Id, counting).RunAsync(rows, onRow, ct);
            WindowStatistics window = await CountAsync(tally.Stored, counting, ct);
            RowTotals totals = tally.Totals(replaced + wiped);
            Measured = ShrinkGuard.Measured(totals, replaced);
            return new(totals, window);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, Settings, ct);
        }
    }

    /// <summary>Settles the load: with it the ledger, and the problem rows that are kept.</summary>
    /// <exception cref="Shared.ExpectedException">The database refused, or nobody can say whether it did.</exception>
    public async Task CommitAsync(LoadResult load, CancellationToken ct)
    {
        if (Shrinks)
            log.WarningText(Strings.LogShrinkAllowed.With(Measured.Stored, Measured.Replaced));
        try
        {
            IEnumerable<Statement> wiping = Settings.ResetOnStart ? [RunRow.WipeOthers(session, run)] : [];
            await session.ExecuteAllAsync(
                [
                    ProblemRows.ForgetOlder(session, run, Settings.ResetOnStart),
                    .. wiping,
                    RunRow.Loaded(session, run, load, run.Settles),
                ],
                ct
            );
            await LedgerWriting.CommitAsync(session, transaction, run, log);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, Settings, ct);
        }
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    /// <returns>Null where the table can make other rows of ours, so that only the server knows the day.</returns>
    private async Task<DayTally?> TallyAsync(CancellationToken ct)
    {
        if (await session.Tables.StoresAsSentAsync(session, ct))
            return new(parts: described);
        log.InformationText(Strings.LogTableChangesRows.With(session.Tables.Main));
        return null;
    }

    /// <remarks>
    /// The raw COPY stream reports no count; the one that is believed is the window's own. No more than that count is asked
    /// for, where the rows were counted as they passed: the delete left the window empty, each row that was sent lies in it,
    /// COPY takes a row as it is or fails, and the lock keeps other loads out. So as many rows as were sent are those rows.
    /// </remarks>
    private async Task<WindowStatistics> CountAsync(long sent, DayTally? counting, CancellationToken ct)
    {
        if (counting is { IsFull: false })
        {
            long found = await WindowStatistics.CountAsync(session, run.Window, ct);
            return Confirmed(CountedWindow.Of(counting.Finish()), sent, found);
        }
        if (counting is { IsFull: true })
            log.InformationText(Strings.LogDayTooLarge.With(DayTally.MostPairs));
        WindowStatistics window = await WindowStatistics.ReadAsync(session, run.Window, ct, coursesAndTasks: described);
        return Confirmed(window, sent, window.Day.Attempts);
    }

    private WindowStatistics Confirmed(WindowStatistics window, long sent, long found) =>
        found == sent ? window : throw TableErrors.CountDiffers(session.Tables.Main, sent, found);

    private Task<int> DeleteWindowAsync(CancellationToken ct) =>
        session.ExecuteAsync(
            $"DELETE FROM {session.Tables.Main.Sql} WHERE {WindowSql.Inside}",
            ct,
            run.Window.Start,
            run.Window.End
        );

    private Task<int> DeleteAllAsync(CancellationToken ct) =>
        session.ExecuteAsync($"DELETE FROM {session.Tables.Main.Sql}", ct);
}
