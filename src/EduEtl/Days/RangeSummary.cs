namespace EduEtl.Days;

/// <summary>How a command for several days ended, for those who tell people about it.</summary>
/// <param name="Span">The first and the last day, or which days were meant.</param>
/// <param name="Planned">All days that were to be settled; none where not even that is known.</param>
/// <param name="Days">Those that were started, in their order.</param>
/// <param name="Failure">Of the command itself, beside its days: looking up the days, or the report.</param>
/// <param name="Report">What became of the sheet.</param>
/// <param name="SheetUrl">Address for people, null where the sheet is off.</param>
/// <param name="PagesFolder">Where the report pages are, null where none is written.</param>
/// <param name="Pageless">The loaded days whose page is not written.</param>
/// <param name="Next">What to type for the days that are left; null where none is.</param>
internal sealed record RangeSummary(
    Origin Origin,
    string Span,
    IReadOnlyList<DateOnly> Planned,
    IReadOnlyList<RunSummary> Days,
    Failure? Failure,
    ReportState Report,
    string? SheetUrl,
    string? PagesFolder,
    IReadOnlyList<DateOnly> Pageless,
    string? Next
)
{
    public IEnumerable<RunSummary> Loaded => Days.Where(day => day.Totals is not null);

    public IEnumerable<RunSummary> Settled => Days.Where(day => day.IsSettled);

    public IEnumerable<RunSummary> Failed => Days.Where(day => day.Failure is not null);
}
