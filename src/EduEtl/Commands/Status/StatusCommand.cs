using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Shared;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;
using Npgsql;

namespace EduEtl.Commands.Status;

/// <summary><c>eduetl status</c>: how the days and the runs stand. It changes nothing and needs nothing but the database.</summary>
internal static class StatusCommand
{
    public static async Task<ExitCode> RunAsync(
        DatabaseSettings settings,
        Options options,
        Screen screen,
        TimeProvider time,
        CancellationToken ct
    )
    {
        await using NpgsqlConnection connection = await Database.OpenReadOnlyAsync(settings, ct);
        StatusReport report = await DatabaseErrors.ExplainAsync(settings, ReadAsync, ct);
        if (options.Json)
            await screen.Out.WriteLineAsync(StatusJson.Of(report));
        else
            new StatusText(screen, report).Show();
        return ExitCode.Done;

        async Task<StatusReport> ReadAsync()
        {
            DateOnly today = DateText.Today(time);
            DateOnly since = CalendarView.FirstDay(today, options.Weeks);
            DayCalendar calendar = await LedgerDays.ReadAsync(connection, settings, today, ct);
            if (await Schema.FindAsync(connection, settings, ct) is not { } schema)
                return new(time.GetUtcNow(), settings.Table, HasRuns: false, options.Weeks, calendar, [], Volume: null);
            IReadOnlyList<LedgerRun> runs = await LedgerRuns.ReadAsync(
                connection,
                schema,
                since,
                StatusReport.LastRuns,
                ct
            );
            // A ledger of an earlier version knows less.
            IReadOnlyList<DayFigures> days = await schema.HasLedgerAsync(connection, ct)
                ? await DayHistory.ReadAsync(connection, schema, today, ct)
                : [];
            return new(
                time.GetUtcNow(),
                schema.Main.ToString(),
                HasRuns: true,
                options.Weeks,
                calendar,
                runs,
                WeekdayVolume.Of(days)
            );
        }
    }
}
