using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Reporting;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Runs.Ranges;

/// <summary>What is known so far of a command for several days.</summary>
internal sealed class RangeRecord(Origin origin, Options options) : StageRecord
{
    public Origin Origin { get; } = origin;

    /// <summary>All that are to be settled.</summary>
    public IReadOnlyList<DateOnly> Planned { get; private set; } = [];

    /// <summary>False where the database could not tell what is to be done.</summary>
    public bool IsPlanned { get; private set; }

    /// <summary>Those that were started, in their order.</summary>
    public List<RunRecord> Days { get; } = [];

    /// <summary>Those that earlier commands have loaded and that this one tells of, in their order.</summary>
    public List<EarlierDay> Earlier { get; } = [];

    /// <summary>What became of the mails so far.</summary>
    public List<RecipientReceipt> Mailed { get; } = [];

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

    /// <summary>Whether there is something to tell of this command itself; not of a day that is in work elsewhere.</summary>
    public bool HasNews =>
        options.IsSettling
        && (
            Failure is { Stage: not Stage.Report, DayIsInWork: false }
            || Loaded.Any()
            || Failed.Any(day => day.Failure is { DayIsInWork: false })
        );

    /// <summary>Of the earlier days, those that somebody is to be told of now.</summary>
    /// <param name="entry">An entry of <c>Smtp:To</c>.</param>
    public IReadOnlyList<EarlierDay> DueTo(string entry) =>
        [
            .. Earlier.Where(day =>
                day.MailDue.Contains(entry) || (options.IsSettling && Report == ReportState.Failed && day.ReportIsDue)
            ),
        ];

    /// <summary>The first day that is told of.</summary>
    public DateOnly First => Loaded.Select(day => day.Run.Window.Day).Concat(Earlier.Select(day => day.Date)).Min();

    /// <summary>What to type for the days that are left; null where none is.</summary>
    public string? Next
    {
        get
        {
            HashSet<DateOnly> loaded = [.. Loaded.Select(day => day.Run.Window.Day)];
            DateOnly[] left = [.. Planned.Where(day => !loaded.Contains(day))];
            return !options.IsSettling || (IsPlanned && left.Length == 0) ? null
                : options.Missed ? Missed(options.Since)
                : MakesUp ? Range(options.From, options.To)
                : Range(left.Length > 0 ? left[0] : options.From, left.Length > 0 ? left[^1] : options.To);
        }
    }

    /// <summary>Whether <see cref="Next"/> also tells of the days that were loaded and, by an interruption, not told of.</summary>
    public bool MakesUp => Cancelled && !options.Again && Planned.Count > Loaded.Count();

    public void Plan(IReadOnlyList<DateOnly> days) => (Planned, IsPlanned) = (days, true);

    public void Paged(DayReporter reports)
    {
        Pageless = reports.Missing;
        if (reports.Pages.Count == 0)
            return;
        PagesFolder = Path.GetDirectoryName(reports.Pages[0]);
        if (this is { Planned.Count: 1, Earlier.Count: 0, Days: [var only] })
            only.PagePath = reports.Pages[0];
    }

    /// <param name="earlier">Of the earlier days, those that are told of.</param>
    /// <param name="sheetUrl">Null where the sheet is off.</param>
    public RangeSummary Summary(IReadOnlyList<EarlierDay> earlier, string? sheetUrl)
    {
        DateOnly[] days = [.. Planned.Concat(earlier.Select(day => day.Date)).Order()];
        ReportState report =
            Report == ReportState.NotReached && earlier.Any(day => day.Run.Report == ReportState.Failed)
                ? ReportState.Failed
                : Report;
        return new(
            Origin,
            days.Length > 0 ? DayRange.Text(days[0], days[^1])
                : options is { From: { } first, To: { } last } ? DayRange.Text(first, last)
                : Strings.RangeMissedDays,
            days,
            [
                .. earlier
                    .Select(day => day.Summary(report, sheetUrl))
                    .Concat(Days.Select(day => day.Summary(sheetUrl)))
                    .OrderBy(day => day.Run.Window.Day),
            ],
            Failure,
            report,
            sheetUrl,
            PagesFolder,
            Pageless,
            Next
        );
    }

    /// <summary>Of a command whose days came to one: what is told of a day by itself; null where there were more, or none.</summary>
    public static RunSummary? OnlyDay(RangeSummary summary) =>
        summary is { Planned.Count: 1, Days: [{ } day] }
            ? day with
            {
                Failure = day.Failure ?? summary.Failure,
                Report = summary.Report,
            }
            : null;

    private string Missed(DateOnly? since) =>
        "eduetl --missed" + (since is { } day ? $" --since {DateText.Write(day)}" : "") + Going;

    private string Range(DateOnly? first, DateOnly? last) =>
        $"eduetl --from {DateText.Write(first!.Value)} --to {DateText.Write(last!.Value)}"
        + (options.Again ? " --again" : "")
        + Going;

    private string Going => options.KeepGoing ? " --keep-going" : "";
}
