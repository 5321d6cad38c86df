using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Runs;

/// <summary>Which day the operator means, asked with a calendar of how the days stand.</summary>
internal static class DayQuestion
{
    // A question without a calendar is better than one that does not come; elsewhere nobody waits for it.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLookUnattended = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The options with the day; null where the operator leaves. What settles no day, or unsettles others, has no use for the
    /// calendar.
    /// </summary>
    public static async Task<Options?> AskAsync(
        Options options,
        AppSettings settings,
        Screen screen,
        TimeProvider time,
        CancellationToken ct
    )
    {
        if (options.IsRange || options.Date is not null)
            return options;
        if (settings.TestMode || settings.Database.ResetOnStart || options.DryRun)
            return await new DatePrompt(screen, time, calendar: null, settles: false).AskAsync(options, ct);
        TimeSpan longest = screen.CanAsk ? LongestLook : LongestLookUnattended;
        using var lookup = new CalendarLookup(settings.Database, DateText.Today(time), settings.Missed.Since, longest);
        (DayCalendar? calendar, string? why) = await lookup.ResultAsync(ct);
        if (why is not null)
            screen.Warn(Strings.PromptNoCalendar.With(why));
        return await new DatePrompt(screen, time, calendar, settles: true).AskAsync(options, ct);
    }
}
