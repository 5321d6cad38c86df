using Npgsql;
using NpgsqlTypes;

namespace EduEtl.Storage.Postgres;

/// <summary>A statement with the values of its <c>$1</c>, <c>$2</c> and so on, and what it answers.</summary>
internal static class SqlCommands
{
    public static NpgsqlCommand Command(
        this NpgsqlConnection connection,
        string sql,
        params ReadOnlySpan<object?> values
    )
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (object? value in values)
            command.Parameters.Add(Parameter(value));
        return command;
    }

    /// <summary>The first column of the first row, which is there.</summary>
    public static Task<T> ScalarAsync<T>(
        this NpgsqlConnection connection,
        string sql,
        CancellationToken ct,
        params ReadOnlySpan<object?> values
    ) => ScalarAsync<T>(connection.Command(sql, values), ct);

    /// <returns>How many rows it touched.</returns>
    public static Task<int> ExecuteAsync(
        this NpgsqlConnection connection,
        string sql,
        CancellationToken ct,
        params ReadOnlySpan<object?> values
    ) => ExecuteAsync(connection.Command(sql, values), ct);

    public static string? Text(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static async Task<T> ScalarAsync<T>(NpgsqlCommand command, CancellationToken ct)
    {
        await using (command)
            return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<int> ExecuteAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using (command)
            return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A null has no type of its own; those of ours are texts.</summary>
    private static NpgsqlParameter Parameter(object? value) =>
        value is null ? new() { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value } : new() { Value = value };
}
