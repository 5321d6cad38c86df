using EduEtl.Settings;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;

namespace EduEtl.Commands.Doctor;

/// <summary>Whose the main table is: EduEtl's, one to be adopted, one to be made, or one with other columns.</summary>
internal static class TableCheck
{
    /// <exception cref="ExpectedException">The main table has other columns than ours, or does not take rows and give them up.</exception>
    public static async Task<Finding> LookAsync(Session session, DateOnly today, CancellationToken ct)
    {
        TableName main = session.Tables.Main;
        if (await MainColumns.LookAsync(session, ct) is null)
            return Judge(Strings.DoctorTableAbsent.With(main), session.Settings);
        bool ours = session.Tables.HasLedger;
        (bool indexed, bool owned, bool changeable) = await StateAsync(session, ct);
        if (changeable)
            await TrialRows.PassAsync(session.Settings, today.AddDays(-1), ct);
        if (!indexed && !owned)
            return new(Verdict.Warning, Strings.DoctorTable, Strings.DatabaseNoIndex.With(main));
        string text = (ours ? Strings.DoctorTableOurs : Strings.DoctorTableAdopted).With(main);
        if (changeable)
            text = $"{text}; {Strings.DoctorTableTried}";
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

    /// <summary>
    /// Whether the table has the index that keeps a day's cost apart from its size, whether the user could make it, and
    /// whether the user may change rows: where not, that is told as what it is.
    /// </summary>
    private static async Task<(bool Indexed, bool Owned, bool Changeable)> StateAsync(
        Session session,
        CancellationToken ct
    ) =>
        (
            await session.ListAsync(
                $"""
                SELECT ({SchemaSql.HasTimeIndex}),
                    pg_has_role(relowner, 'USAGE'),
                    NOT pg_is_in_recovery() AND 3 = (
                        SELECT count(*) FROM unnest(ARRAY['SELECT', 'INSERT', 'DELETE']) AS needed
                        WHERE has_table_privilege(oid, needed))
                FROM pg_class WHERE oid = to_regclass($1)
                """,
                row => (row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2)),
                ct,
                session.Tables.Main.Sql
            )
        )[0];
}
