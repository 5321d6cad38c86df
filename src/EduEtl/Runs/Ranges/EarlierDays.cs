using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Reporting;
using EduEtl.Storage;
using EduEtl.Storage.Ledger;
using EduEtl.Storage.Postgres;

namespace EduEtl.Runs.Ranges;

/// <summary>The days that earlier commands have loaded: taken, told of in their pages, and noted afterwards.</summary>
internal sealed class EarlierDays(RunContext context, RangeRecord record, RangeSession range, DayReporter reports)
{
    private LoadResult? _newest;

    /// <summary>Holds the days, and writes the pages that are due.</summary>
    /// <exception cref="ExpectedException">The database refuses, or a day that was asked for is in work elsewhere.</exception>
    public async Task<EarlierDays> TakeAsync(IReadOnlyList<EarlierLoad> loads, CancellationToken ct)
    {
        foreach (EarlierLoad load in loads)
        {
            try
            {
                await using LoadedDay day = range.LoadedDay(load.Day);
                await day.OpenAsync(ct);
                record.Earlier.Add(await TakeAsync(day, load, alone: loads.Count + record.Planned.Count == 1, ct));
            }
            catch (DayInWorkException e) when (context.Options.IsSettling)
            {
                // Who works on it tells of it.
                context.Warn(e.Message);
            }
        }
        return this;
    }

    /// <summary>What is told of the newest settled day in the table.</summary>
    public Task<DayReport> DescribeNewestAsync(CancellationToken ct)
    {
        EarlierDay last = record.Earlier[^1];
        return DayReportQuery.ReadNewestAsync(
            range.Session,
            last.Run.Info,
            last.Run.Settles,
            _newest!,
            record.Earlier[0].Date,
            ct
        );
    }

    /// <summary>What has become of their report and their mail.</summary>
    public async Task NoteAsync()
    {
        string? error = record.Failure?.Message;
        foreach (EarlierDay day in record.Earlier)
        {
            RunInfo run = day.Run.Info;
            if (day.ReportIsDue && record.Report != ReportState.NotReached)
                await range.NoteReportAsync(run, record.Report, record.Report == ReportState.Failed ? error : null);
            if (context.Options.MailTo.Count > 0)
                continue;
            HashSet<string> due = [.. day.MailDue.Select(MailAddresses.KeyOf)];
            RecipientStates after = day.Before.With(record.Mailed.Where(one => due.Contains(one.Address)));
            // Whoever the settings named and name no more owes nothing.
            if (due.Count > 0 || (day.MailIsOwed && after.Whole == MailState.Sent))
            {
                string? failed = after.Whole == MailState.Sent ? null : record.Mail?.Failure?.Message;
                await range.NoteMailAsync(run, after.Whole, after.All, failed);
            }
        }
    }

    private async Task<EarlierDay> TakeAsync(LoadedDay day, EarlierLoad load, bool alone, CancellationToken ct)
    {
        CommittedRun run = day.RequireRun();
        _newest = day.Load;
        bool reportIsDue = load.Report && context.Settings.Reported;
        DayReport? described = reportIsDue || alone ? await DescribeAsync(day, run, ct) : null;
        int pages = reports.Pages.Count;
        if (reportIsDue && described is not null)
            reports.WritePage(described);
        string? page = reports.Pages.Count > pages ? reports.Pages[^1] : null;
        IReadOnlyList<string> told = context.Settings.Smtp.ToldOf(run.Settles);
        var before = new RecipientStates(told, run.Recipients);
        return new(
            run,
            day.Statistics,
            alone ? described : null,
            page,
            reportIsDue,
            load.Mail,
            before,
            Due(load, told, before)
        );
    }

    private IReadOnlyList<string> Due(EarlierLoad load, IReadOnlyList<string> told, RecipientStates before) =>
        !load.Mail || !context.Settings.Smtp.Enabled ? []
        : context.Options.MailTo is { Count: > 0 } named ? named
        : context.Options.Again ? told
        : before.Due;

    private async Task<DayReport?> DescribeAsync(LoadedDay day, CommittedRun run, CancellationToken ct)
    {
        try
        {
            return await day.DescribeAsync(run.Info, ct);
        }
        catch (ExpectedException e)
        {
            reports.Miss(run.Info.Window.Day, e);
            return null;
        }
    }
}
