using EduEtl.Days;
using EduEtl.Notifying.Content;

namespace EduEtl.Notifying;

/// <summary>What is mailed: all of it to who looks after the program, and the figures alone to its readers.</summary>
/// <param name="Figures">Null where no day is settled: there is nothing for readers then.</param>
internal sealed record Mailing(MailContent All, MailContent? Figures)
{
    /// <summary>The same to everybody.</summary>
    public static Mailing Alike(MailContent content) => new(content, content);

    public static Mailing Of(RunSummary day) =>
        new(DayMail.Compose(day), day.IsSettled ? DayMail.ComposeFigures(day) : null);

    public static Mailing Of(RangeSummary days) =>
        new(RangeMail.Compose(days), days.Settled.Any() ? RangeMail.ComposeFigures(days) : null);
}
