using System.Globalization;
using System.Net.Sockets;
using EduEtl.Settings;
using Npgsql;

namespace EduEtl.Storage.Postgres;

/// <summary>What a refusal of the server, or the lack of one, means: all that it says, and what to do.</summary>
internal static class DatabaseRefusal
{
    /// <summary>What to do about it.</summary>
    public static string Remedy(Exception e, DatabaseSettings settings)
    {
        var refusal = e as PostgresException;
        return refusal?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                Strings.DatabasePasswordRemedy.With(settings.User, PlaceOfPassword(settings)),
            PostgresErrorCodes.InvalidCatalogName => Strings.DatabaseNameRemedy.With(
                settings.Host,
                settings.Port,
                settings.User,
                settings.Name
            ),
            PostgresErrorCodes.InvalidSchemaName => Strings.DatabaseSchemaRemedy.With(settings.Table),
            PostgresErrorCodes.InsufficientPrivilege => Strings.DatabaseRightsRemedy.With(settings.User),
            PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => Strings.DatabaseFullRemedy,
            PostgresErrorCodes.ReadOnlySqlTransaction => Strings.DatabaseReadOnlyRemedy,
            PostgresErrorCodes.LockNotAvailable => Strings.DatabaseLockRemedy,
            PostgresErrorCodes.QueryCanceled => Strings.DatabaseTimeoutRemedy.With(TableName.Quote(settings.User)),
            PostgresErrorCodes.UniqueViolation => Strings.DatabaseUniqueRemedy.With(refusal!.ConstraintName),
            PostgresErrorCodes.StringDataRightTruncation => Strings.DatabaseNarrowRemedy.With(settings.Table),
            PostgresErrorCodes.UntranslatableCharacter =>
                $"{Strings.DatabaseMendRemedy} {Strings.DatabaseEncodingRemedy}",
            // The name of the property is the same in every language of the server.
            PostgresErrorCodes.ObjectNotInPrerequisiteState
                when refusal!.Hint?.Contains("REPLICA IDENTITY", StringComparison.Ordinal) == true =>
                Strings.DatabaseIdentityRemedy.With(SchemaSql.Identify(TableName.Parse(settings.Table))),
            null when IsUnreachable(e.GetBaseException()) => Strings.DatabaseUnreachableRemedy.With(
                settings.Host,
                settings.Port.ToString(CultureInfo.InvariantCulture)
            ),
            null when settings.Password is null && e.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
                Strings.DatabasePasswordRemedy.With(settings.User, PlaceOfPassword(settings)),
            { } state when !IsPassing(state) => Strings.DatabaseMendRemedy,
            _ => Strings.DatabaseAsItWasRemedy,
        };
    }

    /// <summary>All that the server tells of it: what, where in the answer, why, and what it would do.</summary>
    public static string Said(PostgresException e)
    {
        // The first line of the context names the line and the column of a COPY.
        string? place = e.Where?.StartsWith("COPY", StringComparison.Ordinal) == true ? e.Where.Split('\n')[0] : null;
        string?[] more = [place is null ? e.ColumnName : null, Shortened(place), e.Detail, e.Hint];
        return string.Join(
            "; ",
            more.Where(text => text is not null).Prepend($"{e.MessageText} (SQLSTATE {e.SqlState})")
        );
    }

    /// <summary>Without the value, which can be long: <c>COPY lms_activities, line 3, column user_id</c>.</summary>
    private static string? Shortened(string? place) => place?.Split(": \"")[0];

    /// <summary>
    /// Whether the same may go well later: connections, conflicts with others, resources, an administrator's doing, the
    /// system. All other classes of PostgreSQL's table of error codes stay as they are until somebody mends something.
    /// </summary>
    private static bool IsPassing(string state) =>
        state[..2] is "08" or "40" or "53" or "57" or "58" or "XX" || state == PostgresErrorCodes.LockNotAvailable;

    /// <summary>A connection that stood and broke is something else: the server is where the settings say.</summary>
    public static bool IsUnreachable(Exception e) =>
        e is TimeoutException || (e is SocketException { SocketErrorCode: var error } && !IsBreak(error));

    public static bool IsBreak(SocketError error) =>
        error is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown;

    private static string PlaceOfPassword(DatabaseSettings settings) =>
        settings.Password?.Place is { Length: > 0 } place ? place : DotEnvSource.Place(KnownSettings.Database.Password);
}
