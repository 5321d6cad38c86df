using EduEtl.Reporting.Page;

namespace EduEtl.Reporting;

/// <summary>Stage 4: a page for each day, always, and the sheet where it is on. Neither keeps the other from being written.</summary>
/// <param name="sheet">Null where it is off.</param>
/// <param name="onPages">Is told which pages are written, if any.</param>
/// <param name="onSheet">Is told that the sheet is written.</param>
internal sealed class DayReporter(
    PageFile page,
    SheetsReporter? sheet,
    Action<IReadOnlyList<string>> onPages,
    Action onSheet
)
{
    /// <exception cref="ExpectedException">With <see cref="ExitCode.ReportFailed"/>: one of them was not written.</exception>
    public Task ReportAsync(DayReport day, CancellationToken ct) => ReportAsync([day], day, ct);

    /// <param name="days">Each gets its page.</param>
    /// <param name="newest">Goes to the sheet.</param>
    /// <param name="ct">Interrupts.</param>
    /// <exception cref="ExpectedException">With <see cref="ExitCode.ReportFailed"/>: one of them was not written.</exception>
    public async Task ReportAsync(IReadOnlyList<DayReport> days, DayReport newest, CancellationToken ct)
    {
        ExpectedException? failure = WritePages(days);
        try
        {
            if (sheet is not null)
            {
                await sheet.ReportAsync(newest, ct);
                onSheet();
            }
        }
        catch (ExpectedException e) when (failure is not null)
        {
            throw new ExpectedException(
                ExitCode.ReportFailed,
                $"{failure.Message} {e.Message}",
                $"{failure.Remedy} {e.Remedy}",
                new AggregateException(failure, e)
            );
        }
        if (failure is not null)
            throw failure;
    }

    /// <summary>What the first page that could not be written said; the folder is the same for all.</summary>
    private ExpectedException? WritePages(IReadOnlyList<DayReport> days)
    {
        List<string> written = [];
        ExpectedException? failure = null;
        try
        {
            foreach (DayReport day in days)
                written.Add(page.Write(day));
        }
        catch (ExpectedException e)
        {
            failure = e;
        }
        if (written.Count > 0)
            onPages(written);
        return failure;
    }
}
