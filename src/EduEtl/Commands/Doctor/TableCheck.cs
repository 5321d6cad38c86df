using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;
using Npgsql;

namespace EduEtl.Commands.Doctor;

/// <summary>Whose the main table is: EduEtl's, one to be adopted, one to be made, or one with other columns.</summary>
internal static class TableCheck
{
    /// <exception cref="ExpectedException">The main table has other columns than ours.</exception>
    public static async Task<Finding> LookAsync(TablesInView view, DatabaseSettings settings, CancellationToken ct)
    {
        TableName main = view.Schema.Main;
        if (!await MainColumns.ExistAsAsync(view.Connection, main, ct))
            return Judge(Strings.DoctorTableAbsent.With(main), settings);
        bool ours = await view.Schema.HasLedgerAsync(view.Connection, ct);
        (bool indexed, bool owned) = await IndexAsync(view.Connection, main, ct);
        if (!indexed && !owned)
            return new(Verdict.Warning, Strings.DoctorTable, Strings.DatabaseNoIndex.With(main));
        string text = (ours ? Strings.DoctorTableOurs : Strings.DoctorTableAdopted).With(main);
        return Judge(indexed ? text : $"{text}. {Strings.DoctorTableIndex}", settings);
    }

    private static Finding Judge(string text, DatabaseSettings settings) =>
        settings.ResetOnStart
            ? new(
                Verdict.Warning,
                Strings.DoctorTable,
                $"{text}. {Strings.ResetWarning.With(settings.Table)}",
                Strings.DoctorResetRemedy
            )
            : new(Verdict.Well, Strings.DoctorTable, text);

    /// <summary>Whether the table has the index that keeps a day's cost apart from its size, and whether the user could make it.</summary>
    private static async Task<(bool Indexed, bool Owned)> IndexAsync(
        NpgsqlConnection connection,
        TableName main,
        CancellationToken ct
    )
    {
        await using NpgsqlCommand query = new(
            $"""
            SELECT ({SchemaSql.HasTimeIndex}),
                (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass($1))
            """,
            connection
        );
        query.Parameters.Add(new() { Value = main.Sql });
        await using NpgsqlDataReader row = await query.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetBoolean(0), row.GetBoolean(1));
    }
}
