using EduEtl.Attempts;
using EduEtl.Settings;

namespace EduEtl.Storage.Postgres;

/// <summary>What is wrong with a table, in the operator's words.</summary>
internal static class TableErrors
{
    private static readonly string DistributeBy = KnownSettings.Database.DistributeBy.Key;

    public static ExpectedException OtherColumns(TableName table, string differences) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.DatabaseOtherColumns.With(table, Printable.Excerpt(differences)),
            Strings.DatabaseOtherColumnsRemedy.With(table)
        );

    /// <summary>A view, a foreign table or the like.</summary>
    public static ExpectedException NotATable(TableName name) =>
        new(ExitCode.DatabaseFailed, Strings.DatabaseNotATable.With(name), Strings.DatabaseNotATableRemedy.With(name));

    /// <summary>A day that was replaced, or counted, would be a part of it.</summary>
    public static ExpectedException RowsAreHidden(DatabaseSettings settings, TableName table) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.DatabaseRowsHidden.With(table, settings.User),
            Strings.DatabaseRowsHiddenRemedy.With(TableName.Quote(settings.User), table.Sql)
        );

    /// <summary>A table beside the main one has our name, and is not ours.</summary>
    public static ExpectedException OthersTable(DatabaseSettings settings, TableName table, string differences) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.DatabaseOthersTable.With(table, Printable.Excerpt(differences)),
            Strings.DatabaseOthersTableRemedy.With(
                TableName.Quote(settings.User),
                TableName.Parse(settings.Table).Table,
                table
            )
        );

    /// <summary>The table is to be spread over machines, and the server has not what it takes.</summary>
    public static ExpectedException NotDistributable(string column, Exception cause) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.DoctorCitusMissing.With(DistributeBy, column),
            Strings.DoctorCitusMissingRemedy.With(DistributeBy),
            cause
        );

    public static ExpectedException CountDiffers(TableName table, long sent, long found) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.DatabaseCountDiffers.With(table, sent, found),
            Strings.DatabaseCountDiffersRemedy
        );

    /// <summary>What the table shows of a day is not what its runs have stored.</summary>
    public static ExpectedException Disagrees(TableName table, DayWindow window, long stored, long found) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.DatabaseDisagrees.With(table, window, Numbers.Count(stored), Numbers.Count(found)),
            Strings.DatabaseDisagreesRemedy.With(window)
        );

    /// <summary>The ledger holds what is no figure of a day.</summary>
    public static ExpectedException LedgerIsDamaged(TableName runs, Exception cause) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.ReportNoHistory.With(runs, cause.Message),
            Strings.LedgerIsDamagedRemedy,
            cause
        );
}
