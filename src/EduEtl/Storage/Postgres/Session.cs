using System.Data;
using EduEtl.Attempts;
using EduEtl.Settings;
using Npgsql;
using NpgsqlTypes;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// A session on the server and, once they are found, our tables in it; <see cref="Database"/> opens it. A dead one is
/// revived in place. Its end frees what it holds.
/// </summary>
internal sealed class Session(DatabaseSettings settings, NpgsqlConnection connection) : IAsyncDisposable
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private Schema? _tables;

    public DatabaseSettings Settings => settings;

    /// <summary>For a transaction, a COPY, or a reader of many rows.</summary>
    public NpgsqlConnection Connection { get; private set; } = connection;

    /// <summary>It was proved to be ours alone: only such a one may hold locks, and gives them back.</summary>
    public bool IsOurs { get; init; }

    /// <summary>The characters that the database can hold; null where nothing is to be said of that.</summary>
    public CharacterSet? Held { get; init; }

    /// <summary>Of the database; null for one that takes every text: UTF-8, and bytes as they come.</summary>
    public string? Encoding =>
        Connection.PostgresParameters.TryGetValue("server_encoding", out string? encoding)
        && encoding is not ("UTF8" or "SQL_ASCII")
            ? encoding
            : null;

    public bool IsOpen => Connection.State == ConnectionState.Open;

    /// <summary>Found, adopted or made by <see cref="Schema"/>.</summary>
    public Schema Tables
    {
        get => _tables ?? throw new InvalidOperationException("The tables are not looked up.");
        set => _tables = value;
    }

    /// <param name="values">Those of <c>$1</c>, <c>$2</c> and so on.</param>
    public NpgsqlCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, Connection);
        foreach (object? value in values)
            command.Parameters.Add(Parameter(value));
        return command;
    }

    /// <summary>The first column of the first row, which is there.</summary>
    public async Task<T> ScalarAsync<T>(string sql, CancellationToken ct, params object?[] values)
    {
        await using NpgsqlCommand command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Its rows, of which there are few.</summary>
    public async Task<List<T>> ListAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken ct,
        params object?[] values
    )
    {
        var rows = new List<T>();
        await using NpgsqlCommand command = Command(sql, values);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            rows.Add(read(row));
        return rows;
    }

    /// <returns>How many rows it touched.</returns>
    public async Task<int> ExecuteAsync(string sql, CancellationToken ct, params object?[] values)
    {
        await using NpgsqlCommand command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>All of them, one after the other, in one round trip.</summary>
    public async Task ExecuteAllAsync(IEnumerable<Statement> statements, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(Connection);
        foreach (Statement statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            foreach (object? value in statement.Values)
                command.Parameters.Add(Parameter(value));
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Another connection in the place of one that died, and with it what was held.</summary>
    /// <exception cref="Shared.ExpectedException">The database cannot be reached or refuses us.</exception>
    public async Task ReviveAsync(CancellationToken ct)
    {
        if (!IsOpen)
            await ReplaceAsync(ct);
    }

    /// <inheritdoc cref="ReviveAsync"/>
    public async Task ReplaceAsync(CancellationToken ct)
    {
        await Connection.DisposeAsync();
        Connection = (await Database.OpenAsync(settings, ct)).Connection;
    }

    /// <summary>
    /// Gives back what is held, and ends. The server reads a session's farewell when it comes to it: whoever starts the
    /// next run right after this one must not find the day still held.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsOurs && IsOpen)
                await AdvisoryLock.ReleaseAsync(this, key: null, LongestFarewell);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            // The session is gone, or the server does not answer: what it held ends with it.
        }
        finally
        {
            await Connection.DisposeAsync();
        }
    }

    /// <summary>A null has no type of its own, and those of ours are texts; a time of ours has no zone.</summary>
    private NpgsqlParameter Parameter(object? value) =>
        value switch
        {
            null => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value },
            string text => new() { Value = Held?.Fit(text) ?? text },
            DateTime => new() { NpgsqlDbType = NpgsqlDbType.Timestamp, Value = value },
            _ => new() { Value = value },
        };
}

/// <param name="Values">Those of <c>$1</c>, <c>$2</c> and so on.</param>
internal sealed record Statement(string Sql, params object?[] Values);

internal static class Columns
{
    public static string? Text(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
