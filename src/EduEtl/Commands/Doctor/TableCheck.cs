using EduEtl.Settings;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;

namespace EduEtl.Commands.Doctor;

/// <summary>Whose the main table is: EduEtl's, one to be adopted, one to be made, or one with other columns.</summary>
internal static class TableCheck
{
    /// <exception cref="ExpectedException">The main table has other columns than ours.</exception>
    public static async Task<Finding> LookAsync(Session session, CancellationToken ct)
    {
        TableName main = session.Tables.Main;
        if (!await MainColumns.ExistAsAsync(session, ct))
            return Judge(Strings.DoctorTableAbsent.With(main), session.Settings);
        bool ours = await session.Tables.HasLedgerAsync(session, ct);
        (bool indexed, bool owned) = await IndexAsync(session, ct);
        if (!indexed && !owned)
            return new(Verdict.Warning, Strings.DoctorTable, Strings.DatabaseNoIndex.With(main));
        string text = (ours ? Strings.DoctorTableOurs : Strings.DoctorTableAdopted).With(main);
        return Judge(indexed ? text : $"{text}. {Strings.DoctorTableIndex}", session.Settings);
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
    private static async Task<(bool Indexed, bool Owned)> IndexAsync(Session session, CancellationToken ct) =>
        (
            await session.ListAsync(
                $"""
                SELECT ({SchemaSql.HasTimeIndex}),
                    (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass($1))
                """,
                row => (row.GetBoolean(0), row.GetBoolean(1)),
                ct,
                session.Tables.Main.Sql
            )
        )[0];
}
