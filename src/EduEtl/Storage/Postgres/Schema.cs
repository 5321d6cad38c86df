using Npgsql;
using Serilog;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// The three tables. The main table is made when absent and otherwise adopted as it is; the ledger and the problem
/// rows stand beside it, in the same schema.
/// </summary>
internal sealed class Schema
{
    public Schema(TableName main)
    {
        Main = main;
        Runs = main.Beside("etl_runs");
        Problems = main.Beside("etl_problem_rows");
    }

    /// <summary>The attempts, with the schema that the server resolved.</summary>
    public TableName Main { get; }

    public TableName Runs { get; }

    public TableName Problems { get; }

    /// <summary>Finds the tables of the session, makes those that are missing, and gives an adopted one its index.</summary>
    /// <exception cref="ExpectedException">The main table has other columns than ours, or the server refuses.</exception>
    public static async Task PrepareAsync(Session session, ILogger log, CancellationToken ct)
    {
        await LocateAsync(session, ct);
        await CompleteAsync(session, await MainColumns.ExistAsAsync(session, ct), log, ct);
    }

    /// <summary>For who needs a day that is there: false, and nothing made, where the main table is absent.</summary>
    /// <exception cref="ExpectedException">The main table has other columns than ours, or the server refuses.</exception>
    public static async Task<bool> AdoptAsync(Session session, ILogger log, CancellationToken ct)
    {
        await LocateAsync(session, ct);
        if (!await MainColumns.ExistAsAsync(session, ct))
            return false;
        await CompleteAsync(session, exists: true, log, ct);
        return true;
    }

    /// <summary>For who only reads: false where no run has made the ledger and the problem rows.</summary>
    public static async Task<bool> FindAsync(Session session, CancellationToken ct)
    {
        await LocateAsync(session, ct);
        return await session.Tables.AskAsync(session, SchemaSql.HaveRuns, ct);
    }

    /// <summary>
    /// Where the tables are, or would be made: an unqualified name means the table that the search path finds, else one to be
    /// made in the first schema of it.
    /// </summary>
    public static async Task LocateAsync(Session session, CancellationToken ct)
    {
        var name = TableName.Parse(session.Settings.Table);
        if (name.Schema is null)
        {
            (string? schema, string path) = (
                await session.ListAsync(SchemaSql.Resolve, row => (row.Text(0), row.GetString(1)), ct, name.Sql)
            )[0];
            name = name with { Schema = schema ?? throw DatabaseErrors.NoSchema(session.Settings, path) };
        }
        session.Tables = new(name);
    }

    /// <summary>Whether the ledger and the problem rows are there, with all columns of this version.</summary>
    public Task<bool> HasLedgerAsync(Session session, CancellationToken ct) =>
        AskAsync(session, SchemaSql.HasCompanions, ct);

    /// <summary>Whether what is sent to the main table is what stands in it afterwards.</summary>
    public Task<bool> StoresAsSentAsync(Session session, CancellationToken ct) =>
        session.ScalarAsync<bool>(SchemaSql.StoresAsSent, ct, Main.Sql);

    /// <summary>Whether the main table's rows are spread over the machines of a Citus cluster.</summary>
    public async Task<bool> IsSpreadAsync(Session session, CancellationToken ct) =>
        await session.ScalarAsync<bool>(SchemaSql.IsCoordinator, ct)
        && await session.ScalarAsync<bool>(SchemaSql.IsSpread, ct, Main.Sql);

    private static async Task CompleteAsync(Session session, bool exists, ILogger log, CancellationToken ct)
    {
        if (!exists || !await session.Tables.HasLedgerAsync(session, ct))
            await session.Tables.CreateAsync(session, ct);
        if (exists)
            await session.Tables.EnsureIndexAsync(session, log, ct);
    }

    /// <summary>A yes or no about the ledger, $1, and the problem rows, $2.</summary>
    private Task<bool> AskAsync(Session session, string sql, CancellationToken ct) =>
        session.ScalarAsync<bool>(sql, ct, Runs.Sql, Problems.Sql);

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
            throw DatabaseErrors.NotDistributable(column, e);
        }
        await transaction.CommitAsync(ct);
    }

    private async Task<string> MissingAsync(Session session, CancellationToken ct)
    {
        bool mainExists = await MainColumns.ExistAsAsync(session, ct);
        string main = mainExists ? "" : SchemaSql.CreateMain(Main, session.Settings.DistributeBy);
        string[] beside = [SchemaSql.CreateRuns(Runs), SchemaSql.AddToRuns(Runs), SchemaSql.CreateProblems(Problems)];
        bool[] missing = (
            await session.ListAsync(
                SchemaSql.FindMissing,
                row => (bool[])[row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2)],
                ct,
                Runs.Sql,
                Problems.Sql
            )
        )[0];
        return main + string.Concat(beside.Where((_, i) => missing[i]));
    }

    /// <summary>An adopted table can lack the index that keeps a day's cost apart from the table's size.</summary>
    private async Task EnsureIndexAsync(Session session, ILogger log, CancellationToken ct)
    {
        if (await session.ScalarAsync<bool>(SchemaSql.HasTimeIndex, ct, Main.Sql))
            return;
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
