using EduEtl.Days;
using EduEtl.Reporting.Page;
using EduEtl.Reporting.Sheets;

namespace EduEtl.Reporting;

/// <summary>What became of a report.</summary>
/// <param name="SheetIsWritten">False where it is off, too.</param>
/// <param name="Failure">Of the pages, of the sheet, or of both.</param>
internal sealed record ReportReceipt(bool SheetIsWritten, Exception? Failure) : IReceipt;

/// <summary>Stage 4: a page for each day, and the sheet. Neither keeps the other from being written.</summary>
/// <param name="page">Null where pages are off.</param>
/// <param name="sheet">Null where it is off.</param>
internal sealed class DayReporter(PageFile? page, SheetsReporter? sheet)
{
    private readonly List<string> _pages = [];
    private readonly List<DateOnly> _missing = [];
    private Exception? _failure;

    /// <summary>Pages are not switched off.</summary>
    public bool HasPages => page is not null;

    /// <summary>Those that are written.</summary>
    public IReadOnlyList<string> Pages => _pages;

    /// <summary>The days whose page is not written.</summary>
    public IReadOnlyList<DateOnly> Missing => _missing;

    /// <summary>One page of several, or none where pages are off; what fails is told with the sheet.</summary>
    public void WritePage(DayReport day)
    {
        try
        {
            if (page is not null)
                _pages.Add(page.Write(day));
        }
        catch (Exception e)
        {
            Miss(day.Run.Window.Day, e);
        }
    }

    /// <summary>The pages' index, after them, where there are any; what fails is told with the sheet.</summary>
    public async Task WriteIndexAsync(Task<DaysOverview> days, CancellationToken ct)
    {
        try
        {
            DaysOverview all = await days;
            ct.ThrowIfCancellationRequested();
            page?.WriteIndex(all);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            _failure ??= e;
        }
    }

    /// <summary>There is nothing to write into a day's page.</summary>
    public void Miss(DateOnly day, Exception why)
    {
        _failure ??= why;
        if (page is not null)
            _missing.Add(day);
    }

    /// <summary>After the pages.</summary>
    public async Task<ReportReceipt> WriteSheetAsync(DayReport newest, CancellationToken ct)
    {
        try
        {
            if (sheet is not null)
                await sheet.ReportAsync(newest, ct);
            return new(sheet is not null, PageFailure() ?? _failure);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return new(SheetIsWritten: false, WithPages(e, newest.Run.Window.Day));
        }
    }

    private Exception WithPages(Exception sheetFailure, DateOnly day)
    {
        if (sheetFailure is not ExpectedException sheet)
            return sheetFailure;
        if (_failure is null)
            return new ExpectedException(
                sheet.Code,
                sheet.Message,
                Strings.ReportAgain.With(sheet.Remedy, DateText.Write(day)),
                sheet
            );
        var both = new AggregateException(_failure, sheet);
        return PageFailure() is { } pages
            ? new ExpectedException(
                ExitCode.ReportFailed,
                $"{pages.Message} {sheet.Message}",
                $"{sheet.Remedy} {pages.Remedy}",
                both
            )
            : both;
    }

    /// <summary>Null where there is none, or one that nobody foresaw.</summary>
    private ExpectedException? PageFailure() =>
        _failure is not ExpectedException first || _missing.Count <= 1
            ? _failure as ExpectedException
            : new(
                first.Code,
                $"{first.Message} {Strings.PagesMissing.With(DayRange.Text(_missing))}",
                $"{first.Remedy} {Strings.PagesMissingRemedy}",
                first
            );
}
