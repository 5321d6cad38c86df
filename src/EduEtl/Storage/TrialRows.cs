using System.Text;
using EduEtl.Attempts;
using EduEtl.Settings;
using EduEtl.Storage.Copy;
using EduEtl.Storage.Postgres;
using Npgsql;

namespace EduEtl.Storage;

/// <summary>
/// Proves that the main table takes rows and gives them up again, as a load needs it: two equal ones go in by COPY and out
/// by DELETE, in a transaction that is rolled back.
/// </summary>
internal static class TrialRows
{
    private const int UserIdLength = 32;

    /// <param name="day">A day that has its place in the table, should that have parts.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="ExpectedException">The database refuses, or something keeps rows back.</exception>
    public static async Task PassAsync(DatabaseSettings settings, DateOnly day, CancellationToken ct)
    {
        await using Session session = await Database.OpenAsync(settings, ct);
        try
        {
            await Schema.LocateAsync(session, ct);
            await using NpgsqlTransaction transaction = await session.Connection.BeginTransactionAsync(ct);
            await session.ExecuteAsync("SET LOCAL lock_timeout = '5s'", ct);
            string user = UniqueId.Text();
            var window = new DayWindow(day, TestMode: false);
            await CopyAsync(session, user, window, ct);
            int deleted = await session.ExecuteAsync(
                $"DELETE FROM {session.Tables.Main.Sql} WHERE {WindowSql.Inside} AND user_id = $3",
                ct,
                window.Start,
                window.End,
                user
            );
            if (deleted != 2)
                throw TableErrors.CountDiffers(session.Tables.Main, 2, deleted);
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings, ct);
        }
    }

    private static async Task CopyAsync(Session session, string user, DayWindow window, CancellationToken ct)
    {
        const string texts = "{'oauth_consumer_key': '', 'lis_result_sourcedid': 's', 'lis_outcome_service_url': 'u'}";
        string row = $$"""
            {"lti_user_id": "{{user}}", "created_at": "{{window}} 12:00:00", "passback_params": "{{texts}}",
            "attempt_type": "submit", "is_correct": true}
            """;
        using var answer = new MemoryStream(Encoding.UTF8.GetBytes($"[{row}, {row}]"));
        using var rows = new AttemptReader(answer, window, UserIdLength);
        await new AttemptCopy(session, Guid.Empty).RunAsync(rows, _ => { }, ct);
    }
}
