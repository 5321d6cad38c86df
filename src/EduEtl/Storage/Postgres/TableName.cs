using System.Text;

namespace EduEtl.Storage.Postgres;

/// <summary>A table as the settings name it, <c>table</c> or <c>schema.table</c>, always quoted as identifiers.</summary>
internal sealed record TableName(string? Schema, string Table)
{
    /// <summary>PostgreSQL cuts longer identifiers in silence.</summary>
    public const int MaxBytes = 63;

    /// <summary>Reads a validated setting: at most one dot, parts neither empty nor over <see cref="MaxBytes"/>.</summary>
    public static TableName Parse(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? new(null, text) : new(text[..dot], text[(dot + 1)..]);
    }

    /// <summary>A table beside this one, in the same schema.</summary>
    public TableName Beside(string table) => this with { Table = table };

    /// <summary>A name for an object that belongs to this table, cut to what PostgreSQL keeps.</summary>
    public string Derived(string suffix)
    {
        string stem = Table;
        while (Encoding.UTF8.GetByteCount(stem) + Encoding.UTF8.GetByteCount(suffix) > MaxBytes)
            stem = stem[..^1];
        return Quote(stem + suffix);
    }

    /// <summary>Ready for SQL: <c>"schema"."table"</c>.</summary>
    public string Sql => Schema is null ? Quote(Table) : $"{Quote(Schema)}.{Quote(Table)}";

    /// <summary>As people write it.</summary>
    public override string ToString() => Schema is null ? Table : $"{Schema}.{Table}";

    public static string Quote(string identifier) =>
        $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
