using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Reporting.Page;
using EduEtl.Reporting.Sheets;
using EduEtl.Resources;
using EduEtl.Shared;

namespace EduEtl.Reporting;

/// <summary>Stage 4: a page for each day, and the sheet. Neither keeps the other from being written.</summary>
/// <param name="page">Null where pages are off.</param>
/// <param name="sheet">Null where it is off.</param>
/// <param name="onPages">Is told which pages are written, if any.</param>
/// <param name="onSheet">Is told that the sheet is written.</param>
internal sealed class DayReporter(
    PageFile? page,
    SheetsReporter? sheet,
    Action<IReadOnlyList<string>> onPages,
    Action onSheet
)
{
    private readonly List<string> _written = [];
    private readonly List<DateOnly> _missing = [];
    private Exception? _failure;

    /// <summary>The days whose page is not written.</summary>
    public IReadOnlyList<DateOnly> Missing => _missing;

    /// <exception cref="ExpectedException">With <see cref="ExitCode.ReportFailed"/>: one of them was not written.</exception>
    public async Task ReportAsync(DayReport day, CancellationToken ct)
    {
        await WritePageAsync(day.Run.Window, () => Task.FromResult(day));
        await EndAsync(day, ct);
    }

    /// <summary>One page of several, or none where pages are off. What fails is told by <see cref="EndAsync"/>, and keeps no other from being written.</summary>
    public async Task WritePageAsync(DayWindow window, Func<Task<DayReport>> describe)
    {
        try
        {
            DayReport report = await describe();
            if (page is not null)
                _written.Add(page.Write(report));
        }
        catch (Exception e)
        {
            _failure ??= e;
            if (page is not null)
                _missing.Add(window.Day);
        }
    }

    public void TellPages()
    {
        if (_written.Count > 0)
            onPages(_written);
    }

    /// <summary>After the pages.</summary>
    /// <param name="newest">Goes to the sheet.</param>
    /// <param name="ct">Interrupts.</param>
    /// <exception cref="ExpectedException">With <see cref="ExitCode.ReportFailed"/>: one of them was not written.</exception>
    public async Task EndAsync(DayReport newest, CancellationToken ct)
    {
        TellPages();
        try
        {
            if (sheet is not null)
            {
                await sheet.ReportAsync(newest, ct);
                onSheet();
            }
        }
        catch (ExpectedException e) when (_failure is not null)
        {
            var both = new AggregateException(_failure, e);
            throw PageFailure() is { } pages
                ? new ExpectedException(
                    ExitCode.ReportFailed,
                    $"{pages.Message} {e.Message}",
                    $"{pages.Remedy} {e.Remedy}",
                    both
                )
                : both;
        }
        if (_failure is not null)
            throw PageFailure() ?? _failure;
    }

    /// <summary>Null where there is none, or one that nobody foresaw.</summary>
    private ExpectedException? PageFailure() =>
        _failure is not ExpectedException first || _missing.Count == 1
            ? _failure as ExpectedException
            : new(
                first.Code,
                $"{first.Message} {Strings.PagesMissing.With(DayRange.Text(_missing))}",
                $"{first.Remedy} {Strings.PagesMissingRemedy}",
                first
            );
}
