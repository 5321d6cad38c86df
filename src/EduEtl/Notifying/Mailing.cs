using EduEtl.Days;
using EduEtl.Notifying.Content;

namespace EduEtl.Notifying;

/// <summary>What is mailed: all of it to who looks after the program, and the figures alone to its readers.</summary>
/// <param name="Figures">Null where no day is settled: there is nothing for readers then.</param>
/// <param name="Days">The days, as a command takes them that mails about them later; null where none is loaded.</param>
internal sealed record Mailing(MailContent All, MailContent? Figures, string? Days)
{
    /// <summary>All of it, to those alone who were named for it.</summary>
    public Mailing To(IReadOnlyList<string> named) =>
        this with
        {
            Figures = All,
            Days = Days is null ? null : string.Concat(named.Select(to => $" --to {to}").Prepend(Days)),
        };

    public static Mailing Of(RunSummary day) =>
        new(
            DayMail.Compose(day),
            day.IsSettled ? DayMail.ComposeFigures(day) : null,
            day.Totals is null ? null : DayRange.Options(day.Run.Window.Day, day.Run.Window.Day)
        );

    public static Mailing Of(RangeSummary days)
    {
        DateOnly[] loaded = [.. days.Loaded.Select(day => day.Run.Window.Day)];
        return new(
            RangeMail.Compose(days),
            days.Settled.Any() ? RangeMail.ComposeFigures(days) : null,
            loaded.Length == 0 ? null : DayRange.Options(loaded[0], loaded[^1])
        );
    }
}
