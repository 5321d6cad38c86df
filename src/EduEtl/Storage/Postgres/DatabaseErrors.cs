using System.Globalization;
using System.Net.Sockets;
using EduEtl.Days;
using EduEtl.Settings;
using Npgsql;

namespace EduEtl.Storage.Postgres;

/// <summary>What PostgreSQL refused, in the operator's words.</summary>
internal static class DatabaseErrors
{
    public static bool Explains(Exception e) =>
        e is NpgsqlException or SocketException or TimeoutException or IOException;

    /// <summary>What is thrown in its place: an interruption, what the database refused in the operator's words, or itself.</summary>
    public static Exception Told(Exception e, DatabaseSettings settings, CancellationToken ct)
    {
        if (!Explains(e))
            return e;
        return ct.IsCancellationRequested
            ? new OperationCanceledException(e.Message, e, ct)
            : e.InnerException as ExpectedException ?? From(e, settings);
    }

    public static ExpectedException From(Exception e, DatabaseSettings settings)
    {
        if (e.GetBaseException() is SocketException { SocketErrorCode: var error } && DatabaseRefusal.IsBreak(error))
            return new(
                ExitCode.DatabaseFailed,
                ConnectionLost(settings).Message,
                DatabaseRefusal.Remedy(e, settings),
                e
            );
        string said = Printable.Excerpt(
            e is PostgresException refusal ? DatabaseRefusal.Said(refusal) : e.GetBaseException().Message
        );
        string told = DatabaseRefusal.IsUnreachable(e.GetBaseException())
            ? Strings.DatabaseUnreachable
            : Strings.DatabaseFailed;
        string message = told.With(settings.Address, settings.Name, said);
        return new(ExitCode.DatabaseFailed, message, DatabaseRefusal.Remedy(e, settings), e);
    }

    public static ExpectedException NoOpenSsl(DatabaseSettings settings) =>
        new(ExitCode.DatabaseFailed, Strings.OpenSslMissing.With(settings.Address), Strings.OpenSslMissingRemedy);

    /// <param name="trusted">Whose authorities are.</param>
    public static ExpectedException NotTrusted(DatabaseSettings settings, BadCertificate bad, string trusted)
    {
        (string message, string remedy) = bad switch
        {
            { WrongName: true } => (
                Strings.DatabaseCertificateName.With(settings.Address, Printable.Excerpt(bad.Names), settings.Host),
                Strings.DatabaseCertificateNameRemedy
            ),
            { OutOfDate: { } one } => (
                Strings.DatabaseCertificateDate.With(
                    settings.Address,
                    Printable.Excerpt(one.Subject),
                    Utc(one.NotBefore),
                    Utc(one.NotAfter)
                ),
                Strings.DatabaseCertificateDateRemedy
            ),
            _ => (
                Strings.DatabaseCertificateAuthority.With(
                    settings.Address,
                    Printable.Excerpt(bad.Issuer ?? "—"),
                    bad.Reasons
                ),
                Strings.DatabaseCertificateAuthorityRemedy.With(trusted)
            ),
        };
        return new(ExitCode.DatabaseFailed, message, remedy);

        static string Utc(DateTime time) =>
            time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <param name="key">Where the file is named.</param>
    public static ExpectedException NoRoot(string key, string file, Exception? cause) =>
        new(
            ExitCode.WrongSettings,
            Strings.DatabaseRootUnreadable.With(key, file, Printable.Excerpt(cause?.Message ?? "—")),
            Strings.DatabaseRootUnreadableRemedy,
            cause
        );

    /// <summary>A pooler hands its sessions on in the middle of a run.</summary>
    public static ExpectedException NotOurSession(DatabaseSettings settings) =>
        new(ExitCode.DatabaseFailed, Strings.DatabasePooler.With(settings.Address), Strings.DatabasePoolerRemedy);

    public static ExpectedException IsWorker(DatabaseSettings settings) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.DatabaseCitusWorker.With(settings.Address),
            Strings.DatabaseCitusWorkerRemedy
        );

    /// <summary>The search path leads to no schema that the user may use.</summary>
    public static ExpectedException NoSchema(DatabaseSettings settings, string searchPath) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.DatabaseNoSchema.With(settings.Name, settings.User, settings.Table, Printable.Excerpt(searchPath)),
            Strings.DatabaseNoSchemaRemedy.With(TableName.Quote(settings.User), settings.Table)
        );

    public static ExpectedException NothingLoaded(string table, DateOnly first, DateOnly last) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.DatabaseNothingLoaded.With(DayRange.Text(first, last), table),
            Strings.DatabaseNothingLoadedRemedy.With(DayRange.Options(first, last))
        );

    public static DayInWorkException DayInWork(Attempts.DayWindow window, RunningRun? holder) =>
        new(
            holder is null
                ? Strings.DatabaseDayInWork.With(window)
                : Strings.DatabaseDayInWorkBy.With(window, holder.User, holder.Host, holder.StartedAt),
            Strings.DatabaseDayInWorkRemedy
        );

    /// <param name="window">Which day.</param>
    /// <param name="load">Beside what it would replace.</param>
    /// <param name="looked">It was only looked at.</param>
    public static ExpectedException Shrinks(Attempts.DayWindow window, Attempts.RowTotals load, bool looked = false) =>
        new(
            ExitCode.DatabaseFailed,
            (looked ? Strings.DryRunShrinks : Strings.ShrinkStopped).With(
                window,
                Numbers.Count(load.Received),
                Numbers.Count(load.Stored),
                Numbers.Count(load.Replaced)
            ),
            (looked ? Strings.DryRunShrinksRemedy : Strings.ShrinkStoppedRemedy).With(window)
        );

    public static ExpectedException ConnectionLost(DatabaseSettings settings) =>
        new(
            ExitCode.DatabaseFailed,
            Strings.DatabaseConnectionLost.With(settings.Host, settings.Name),
            Strings.DatabaseAsItWasRemedy
        );

    /// <summary>Nobody can say whether the commit went through.</summary>
    public static ExpectedException CommitUnknown(DatabaseSettings settings, Exception cause) =>
        new(
            ExitCode.Unexpected,
            Strings.DatabaseCommitUnknown.With(settings.Host, settings.Name),
            Strings.DatabaseRunAgainRemedy,
            cause
        )
        {
            DayIsKnown = false,
        };
}
