using Npgsql;
using Serilog;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// The three tables. The main table is made when absent and otherwise adopted as it is; the ledger and the problem
/// rows stand beside it, in the same schema.
/// </summary>
/// <param name="main">The attempts, with the schema that the server resolved.</param>
/// <param name="beside">How the other two were found.</param>
internal sealed class Schema(TableName main, IReadOnlyList<CompanionState> beside)
{
    public TableName Main => main;

    public TableName Runs { get; } = Companion.Runs(main).Name;

    public TableName Problems { get; } = Companion.Problems(main).Name;

    /// <summary>Whether the ledger and the problem rows were there, of whatever version.</summary>
    public bool HasRuns => beside.All(table => table.Exists);

    /// <summary>Whether they had all columns of this version.</summary>
    public bool HasLedger => beside.All(table => table.Missing.Length == 0);

    /// <summary>Finds the tables of the session, makes those that are missing, and gives an adopted one its index.</summary>
    /// <exception cref="ExpectedException">The main table has other columns than ours, or the server refuses.</exception>
    public static async Task PrepareAsync(Session session, ILogger log, CancellationToken ct)
    {
        await LocateAsync(session, ct);
        await CompleteAsync(session, await MainColumns.LookAsync(session, ct), log, ct);
    }

    /// <summary>For who needs a day that is there: false, and nothing made, where the main table is absent.</summary>
    /// <exception cref="ExpectedException">The main table has other columns than ours, or the server refuses.</exception>
    public static async Task<bool> AdoptAsync(Session session, ILogger log, CancellationToken ct)
    {
        await LocateAsync(session, ct);
        if (await MainColumns.LookAsync(session, ct) is not { } main)
            return false;
        await CompleteAsync(session, main, log, ct);
        return true;
    }

    /// <summary>For who only reads: false where no run has made the ledger and the problem rows.</summary>
    public static async Task<bool> FindAsync(Session session, CancellationToken ct)
    {
        await LocateAsync(session, ct);
        return session.Tables.HasRuns;
    }

    /// <summary>
    /// Where the tables are, or would be made: an unqualified name means the table that the search path finds, else one to be
    /// made in the first schema of it.
    /// </summary>
    /// <exception cref="ExpectedException">There is no such schema, or a table beside it is somebody else's.</exception>
    public static async Task LocateAsync(Session session, CancellationToken ct)
    {
        var name = TableName.Parse(session.Settings.Table);
        (TableName main, CompanionState[] beside) = await Companion.LookAsync(session, name, ct);
        session.Tables = new(main, beside);
    }

    /// <summary>Whether what is sent to the main table is what stands in it afterwards.</summary>
    public Task<bool> StoresAsSentAsync(Session session, CancellationToken ct) =>
        session.ScalarAsync<bool>(SchemaSql.StoresAsSent, ct, Main.Sql);

    /// <summary>Whether the main table's rows are spread over the machines of a Citus cluster.</summary>
    public async Task<bool> IsSpreadAsync(Session session, CancellationToken ct) =>
        await session.ScalarAsync<bool>(SchemaSql.IsCoordinator, ct)
        && await session.ScalarAsync<bool>(SchemaSql.IsSpread, ct, Main.Sql);

    private static async Task CompleteAsync(Session session, MainState? main, ILogger log, CancellationToken ct)
    {
        if (main is null || !session.Tables.HasLedger)
            await session.Tables.CreateAsync(session, ct);
        if (main is { HasTimeIndex: false })
            await session.Tables.MakeIndexAsync(session, log, ct);
    }

    private async Task CreateAsync(Session session, CancellationToken ct)
    {
        await using NpgsqlTransaction transaction = await session.Connection.BeginTransactionAsync(ct);
        // IF NOT EXISTS alone races: two sessions can both find nothing and one then fails on the catalogue's key.
        await AdvisoryLock.WaitInTransactionAsync(session, AdvisoryLock.TablesKey, ct);
        // Who waited may find it all made, and in use: a statement that adds nothing would still want the table for itself.
        if (await MissingAsync(session, ct) is not { Length: > 0 } missing)
            return;
        try
        {
            await session.ExecuteAsync(missing, ct);
        }
        catch (PostgresException e)
            when (e.SqlState == PostgresErrorCodes.UndefinedFunction && session.Settings.DistributeBy is { } column)
        {
            throw TableErrors.NotDistributable(column, e);
        }
        await transaction.CommitAsync(ct);
    }

    private async Task<string> MissingAsync(Session session, CancellationToken ct)
    {
        bool mainExists = await MainColumns.LookAsync(session, ct) is not null;
        string own = mainExists ? "" : SchemaSql.CreateMain(Main, session.Settings.DistributeBy);
        (_, CompanionState[] beside) = await Companion.LookAsync(session, Main, ct);
        return own + string.Concat(beside.Select(table => table.Missing));
    }

    /// <summary>An adopted table can lack the index that keeps a day's cost apart from the table's size.</summary>
    private async Task MakeIndexAsync(Session session, ILogger log, CancellationToken ct)
    {
        await using NpgsqlTransaction transaction = await session.Connection.BeginTransactionAsync(ct);
        await AdvisoryLock.WaitInTransactionAsync(session, AdvisoryLock.TablesKey, ct);
        if (await session.ScalarAsync<bool>(SchemaSql.HasTimeIndex, ct, Main.Sql))
            return;
        try
        {
            await session.ExecuteAsync(SchemaSql.CreateTimeIndex(Main), ct);
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // The owner can make it; a load works without it, only slower.
            log.WarningText(Resources.Phrase.With(Resources.Strings.DatabaseNoIndex, Main));
        }
    }
}
