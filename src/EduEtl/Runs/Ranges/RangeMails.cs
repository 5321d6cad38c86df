using EduEtl.Days;
using EduEtl.Notifying;
using EduEtl.Notifying.Smtp;
using EduEtl.Storage;

namespace EduEtl.Runs.Ranges;

/// <summary>One mail about several days to everybody; who was told of some of them before is told of the others alone.</summary>
internal sealed class RangeMails(RunContext context, RangeRecord record, RangeSession range)
{
    public bool AreDue => Letters().Any();

    /// <exception cref="OperationCanceledException">Before a mail was handed over; the record has those sent before it.</exception>
    public async Task<MailReceipt> SendAsync(string? sheetUrl, CancellationToken ct)
    {
        if (context.Options.MailTo.Count == 0)
            await BeginAsync();
        MailReceipt? all = null;
        foreach (Letter letter in Letters())
        {
            // Each is a message of its own.
            Origin origin = all is null ? record.Origin : Origin.Begin(context.Time);
            MailReceipt receipt = await SendAsync(letter, origin, sheetUrl, ct);
            record.Mailed.AddRange(receipt.Recipients);
            all = all?.And(receipt) ?? receipt;
        }
        return all!;
    }

    private async Task<MailReceipt> SendAsync(Letter letter, Origin origin, string? sheetUrl, CancellationToken ct)
    {
        SmtpNotifier notifier = Toolbox.Notifier(context, letter.To);
        RangeSummary summary = record.Summary(letter.Days, sheetUrl);
        if (RangeRecord.OnlyDay(summary) is not { } day)
            return await notifier.SendAsync(Of(Mailing.Of(summary)), origin, ct);
        // Who has the run's message already may see another of the same id as a copy, and never this one.
        return await notifier.SendAsync(Of(Mailing.Of(day)), letter.Days.Count > 0 ? origin : day.Run, ct);
    }

    // Whoever was named for this mail gets all of it.
    private Mailing Of(Mailing mail) => context.Options.MailTo is { Count: > 0 } named ? mail.To(named) : mail;

    /// <summary>Who dies after that may have sent them.</summary>
    private async Task BeginAsync()
    {
        await range.MailBeginsAsync(record.Runs, Toolbox.Notifier(context).Begun);
        foreach (EarlierDay day in record.Earlier.Where(day => day.MailDue.Count > 0))
            await range.MailBeginsAsync([day.Run.Info.Id], day.Before.With(day.MailDue, MailState.Uncertain).All);
    }

    /// <summary>Those who are to be told of the same earlier days together.</summary>
    private IEnumerable<Letter> Letters() =>
        context
            .MailTo.Select(entry => new Letter([entry], record.DueTo(entry)))
            .Where(letter => record.HasNews || letter.Days.Count > 0)
            .GroupBy(letter => string.Join(' ', letter.Days.Select(day => day.Date)))
            .Select(same => new Letter([.. same.SelectMany(letter => letter.To)], same.First().Days));

    /// <param name="Days">The earlier ones; those that this command has loaded are in every letter.</param>
    private sealed record Letter(IReadOnlyList<string> To, IReadOnlyList<EarlierDay> Days);
}
