using EduEtl.Settings;
using EduEtl.Shared;
using Npgsql;
using Serilog;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// The three tables. The main table is made when absent and otherwise adopted as it is; the ledger and the problem
/// rows stand beside it, in the same schema.
/// </summary>
internal sealed class Schema
{
    private Schema(TableName main)
    {
        Main = main;
        Runs = main.Beside("etl_runs");
        Problems = main.Beside("etl_problem_rows");
    }

    /// <summary>The attempts, with the schema that the server resolved.</summary>
    public TableName Main { get; }

    public TableName Runs { get; }

    public TableName Problems { get; }

    /// <exception cref="ExpectedException">The main table has other columns than ours, or the server refuses.</exception>
    public static async Task<Schema> PrepareAsync(
        NpgsqlConnection connection,
        DatabaseSettings settings,
        ILogger log,
        CancellationToken ct
    )
    {
        Schema schema = await LocateAsync(connection, settings, ct);
        bool exists = await MainColumns.ExistAsAsync(connection, schema.Main, ct);
        if (!exists || !await schema.HasLedgerAsync(connection, ct))
            await schema.CreateAsync(connection, settings.DistributeBy, ct);
        if (exists)
            await schema.EnsureIndexAsync(connection, log, ct);
        return schema;
    }

    /// <summary>For who needs a day that is there: null, and nothing made, where the main table is absent.</summary>
    /// <exception cref="ExpectedException">The main table has other columns than ours, or the server refuses.</exception>
    public static async Task<Schema?> AdoptAsync(
        NpgsqlConnection connection,
        DatabaseSettings settings,
        ILogger log,
        CancellationToken ct
    )
    {
        Schema schema = await LocateAsync(connection, settings, ct);
        return await MainColumns.ExistAsAsync(connection, schema.Main, ct)
            ? await PrepareAsync(connection, settings, log, ct)
            : null;
    }

    /// <summary>For who only reads: null where no run has made the ledger and the problem rows.</summary>
    public static async Task<Schema?> FindAsync(
        NpgsqlConnection connection,
        DatabaseSettings settings,
        CancellationToken ct
    )
    {
        Schema schema = await LocateAsync(connection, settings, ct);
        return await schema.AskAsync(connection, SchemaSql.HaveRuns, ct) ? schema : null;
    }

    /// <summary>Where the tables are, or would be made.</summary>
    public static async Task<Schema> LocateAsync(
        NpgsqlConnection connection,
        DatabaseSettings settings,
        CancellationToken ct
    ) => new(await ResolveAsync(connection, settings, ct));

    /// <summary>Whether the ledger and the problem rows are there, with all columns of this version.</summary>
    public Task<bool> HasLedgerAsync(NpgsqlConnection connection, CancellationToken ct) =>
        AskAsync(connection, SchemaSql.HasCompanions, ct);

    /// <summary>An unqualified name means the table that the search path finds, else one to be made in the first schema of it.</summary>
    private static async Task<TableName> ResolveAsync(
        NpgsqlConnection connection,
        DatabaseSettings settings,
        CancellationToken ct
    )
    {
        var name = TableName.Parse(settings.Table);
        if (name.Schema is not null)
            return name;
        await using NpgsqlCommand query = new(
            """
            SELECT coalesce(
                (SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass($1)),
                current_schema()),
                current_setting('search_path')
            """,
            connection
        );
        query.Parameters.Add(new() { Value = name.Sql });
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return await row.IsDBNullAsync(0, ct)
            ? throw DatabaseErrors.NoSchema(settings, row.GetString(1))
            : name with
            {
                Schema = row.GetString(0),
            };
    }

    /// <summary>A yes or no about the ledger, $1, and the problem rows, $2.</summary>
    private async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using NpgsqlCommand query = new(sql, connection);
        query.Parameters.Add(new() { Value = Runs.Sql });
        query.Parameters.Add(new() { Value = Problems.Sql });
        return (bool)(await query.ExecuteScalarAsync(ct))!;
    }

    private async Task CreateAsync(NpgsqlConnection connection, string? distributeBy, CancellationToken ct)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(ct);
        // IF NOT EXISTS alone races: two sessions can both find nothing and one then fails on the catalogue's key.
        await AdvisoryLock.WaitInTransactionAsync(connection, AdvisoryLock.TablesKey, ct);
        bool mainExists = await MainColumns.ExistAsAsync(connection, Main, ct);
        // Who waited may find it all made, and in use: a statement that adds nothing would still want the table for itself.
        string missing =
            (mainExists ? "" : SchemaSql.CreateMain(Main, distributeBy)) + await MissingBesideAsync(connection, ct);
        if (missing.Length == 0)
            return;
        await using NpgsqlCommand create = new(missing, connection);
        try
        {
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e)
            when (e.SqlState == PostgresErrorCodes.UndefinedFunction && distributeBy is not null)
        {
            throw DatabaseErrors.NotDistributable(distributeBy, e);
        }
        await transaction.CommitAsync(ct);
    }

    private async Task<string> MissingBesideAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using NpgsqlCommand query = new(SchemaSql.FindMissing, connection);
        query.Parameters.Add(new() { Value = Runs.Sql });
        query.Parameters.Add(new() { Value = Problems.Sql });
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetBoolean(0) ? SchemaSql.CreateRuns(Runs) : "")
            + (row.GetBoolean(1) ? SchemaSql.AddToRuns(Runs) : "")
            + (row.GetBoolean(2) ? SchemaSql.CreateProblems(Problems) : "");
    }

    /// <summary>An adopted table can lack the index that keeps a day's cost apart from the table's size.</summary>
    private async Task EnsureIndexAsync(NpgsqlConnection connection, ILogger log, CancellationToken ct)
    {
        if (await HasIndexAsync(connection, ct))
            return;
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(ct);
        await AdvisoryLock.WaitInTransactionAsync(connection, AdvisoryLock.TablesKey, ct);
        if (await HasIndexAsync(connection, ct))
            return;
        try
        {
            await using NpgsqlCommand create = new(SchemaSql.CreateTimeIndex(Main), connection);
            await create.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // The owner can make it; a load works without it, only slower.
            log.WarningText(Resources.Phrase.With(Resources.Strings.DatabaseNoIndex, Main));
        }
    }

    private async Task<bool> HasIndexAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using NpgsqlCommand query = new(SchemaSql.HasTimeIndex, connection);
        query.Parameters.Add(new() { Value = Main.Sql });
        return (bool)(await query.ExecuteScalarAsync(ct))!;
    }
}
