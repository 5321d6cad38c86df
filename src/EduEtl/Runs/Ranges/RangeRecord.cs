using EduEtl.Days;
using EduEtl.Reporting;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Runs.Ranges;

/// <summary>What is known so far of a command for several days.</summary>
internal sealed class RangeRecord(Origin origin, Options options) : StageRecord
{
    public Origin Origin { get; } = origin;

    /// <summary>All that are to be settled.</summary>
    public IReadOnlyList<DateOnly> Planned { get; set; } = [];

    /// <summary>Those that were started, in their order.</summary>
    public List<RunRecord> Days { get; } = [];

    /// <summary>Where the days' report pages are; null until there are any.</summary>
    public string? PagesFolder { get; private set; }

    /// <summary>Those that are loaded, but their page is not written.</summary>
    public IReadOnlyList<DateOnly> Pageless { get; private set; } = [];

    public IReadOnlyList<Guid> Runs => [.. Days.Select(day => day.Run.Id)];

    public IEnumerable<RunRecord> Loaded => Days.Where(day => day.Load is not null);

    public IEnumerable<RunRecord> Failed => Days.Where(day => day.Failure is not null);

    /// <summary>The first day that failed counts, and only where none did what came after.</summary>
    public override ExitCode ExitCode =>
        Cancelled ? ExitCode.Interrupted : Failed.FirstOrDefault()?.ExitCode ?? base.ExitCode;

    /// <summary>Nobody is told of nothing but a day that is in work elsewhere.</summary>
    public bool MailIsDue =>
        Failure is not null || Loaded.Any() || Failed.Any(day => day.Failure is { DayIsInWork: false });

    /// <summary>What to type for the days that are left; null where none is.</summary>
    public string? Next
    {
        get
        {
            HashSet<DateOnly> loaded = [.. Loaded.Select(day => day.Run.Window.Day)];
            DateOnly[] left = [.. Planned.Where(day => !loaded.Contains(day))];
            return Planned.Count > 0 && left.Length == 0 ? null
                : options.Missed ? Missed(options.Since)
                : Range(left.Length > 0 ? left[0] : options.From, left.Length > 0 ? left[^1] : options.To);
        }
    }

    private string Span =>
        Planned.Count > 0 ? DayRange.Text(Planned[0], Planned[^1])
        : options is { From: { } first, To: { } last } ? DayRange.Text(first, last)
        : Strings.RangeMissedDays;

    public void Paged(DayReporter reports)
    {
        Pageless = reports.Missing;
        if (reports.Pages.Count == 0)
            return;
        PagesFolder = Path.GetDirectoryName(reports.Pages[0]);
        if (this is { Planned.Count: 1, Days: [var only] })
            only.PagePath = reports.Pages[0];
    }

    public RangeSummary Summary(string? sheetUrl) =>
        new(
            Origin,
            Span,
            Planned,
            [.. Days.Select(day => day.Summary(sheetUrl))],
            Failure,
            Report,
            sheetUrl,
            PagesFolder,
            Pageless,
            Next
        );

    /// <summary>Of a command whose days came to one: what is told of a day by itself; null where there were more, or none.</summary>
    public RunSummary? OnlyDay(string? sheetUrl) =>
        Planned.Count == 1 && Days is [{ } day] && day.Summary(sheetUrl) is var summary
            ? summary with
            {
                Failure = summary.Failure ?? Failure,
                Report = Report,
            }
            : null;

    private static string Missed(DateOnly? since) =>
        "eduetl --missed" + (since is { } day ? $" --since {DateText.Write(day)}" : "");

    private string Range(DateOnly? first, DateOnly? last) =>
        $"eduetl --from {DateText.Write(first!.Value)} --to {DateText.Write(last!.Value)}"
        + (options.Again ? " --again" : "");
}
