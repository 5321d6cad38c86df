using System.CommandLine;
using EduEtl.Days;
using EduEtl.Settings;

namespace EduEtl.Terminal.Arguments;

/// <summary>The part of a command line that asks for several days, and what of it does not go together.</summary>
internal sealed class RangeOptions
{
    private readonly Option<bool> _missed = new("--missed") { Description = Strings.HelpMissed };
    private readonly Option<DateOnly?> _since;
    private readonly Option<DateOnly?> _from;
    private readonly Option<RangeEnd?> _to;
    private readonly Option<bool> _keepGoing = new("--keep-going") { Description = Strings.HelpKeepGoing };
    private readonly Option<bool> _again = new("--again") { Description = Strings.HelpRangeAgain };

    public RangeOptions(TimeProvider time, CommandName command)
    {
        bool settles = command == CommandName.Settle;
        _since = DateOption.New("--since", Strings.HelpSince, time, DateText.Read);
        _from = DateOption.New("--from", settles ? Strings.HelpFrom : Strings.HelpLoadedFrom, time, DateText.Read);
        _to = RangeEnd.Option(
            command == CommandName.Notify ? Strings.HelpMailTo : Strings.HelpTo,
            time,
            orAddress: command == CommandName.Notify
        );
        All = settles ? [_missed, _since, _from, _to, _keepGoing, _again] : [_from, _to];
    }

    public IReadOnlyList<Option> All { get; }

    /// <summary>Each with those of which it needs one.</summary>
    private (Option Option, Option[] AnyOf)[] Needs =>
        [(_since, [_missed]), (_from, [_to]), (_to, [_from]), (_again, [_from]), (_keepGoing, [_missed, _from])];

    public Options AddTo(Options options, ParseResult line) =>
        options with
        {
            Missed = line.GetValue(_missed),
            Since = line.GetValue(_since),
            From = line.GetValue(_from),
            To = line.GetValue(_to)?.Day,
            MailTo = line.GetValue(_to)?.MailTo ?? [],
            KeepGoing = line.GetValue(_keepGoing),
            Again = options.Again || line.GetValue(_again),
        };

    public bool AreGiven(ParseResult line) => line.GetResult(_from) is { Implicit: false };

    /// <param name="line">What was typed.</param>
    /// <param name="today">UTC.</param>
    /// <param name="ofOneDay">What goes with one day alone.</param>
    public IEnumerable<string> Errors(ParseResult line, DateOnly today, IReadOnlyList<Option> ofOneDay)
    {
        DateOnly? end = line.GetValue(_to)?.Day;
        foreach (Option range in (Option[])[_missed, _from])
        {
            foreach (Option other in ofOneDay.Concat(range == _missed ? [_from] : []).Where(Given))
            {
                if (Given(range))
                    yield return Strings.CommandOptionsClash.With(other.Name, range.Name);
            }
        }
        foreach ((Option option, Option[] anyOf) in Needs)
        {
            if (Given(option) && !anyOf.Any(Given))
                yield return Strings.CommandOptionNeeds.With(
                    option.Name,
                    string.Join($" {Strings.Or} ", anyOf.Select(needed => needed.Name))
                );
        }
        if (line.GetValue(_since) > today)
            yield return Strings.RangeInFuture.With(_since.Name, DateText.Write(today));
        if (end > today)
            yield return Strings.RangeInFuture.With(_to.Name, DateText.Write(today));
        if (line.GetValue(_from) is { } first && end is { } last)
        {
            if (first > last)
                yield return Strings.RangeReversed.With(DateText.Write(first), DateText.Write(last));
            else if (last.DayNumber - first.DayNumber >= DayRange.MostDays)
                yield return Strings.RangeTooLong.With(last.DayNumber - first.DayNumber + 1, DayRange.MostDays);
        }

        bool Given(Option option) => option == _to ? end is not null : line.GetResult(option) is { Implicit: false };
    }
}

/// <summary>What <c>--to</c> names: the last day of a range; where mail is sent, somebody to send it to instead, or both.</summary>
internal sealed record RangeEnd(DateOnly? Day, IReadOnlyList<string> MailTo)
{
    public static Option<RangeEnd?> Option(string description, TimeProvider time, bool orAddress) =>
        new("--to")
        {
            Description = description,
            HelpName = orAddress ? $"{Strings.HelpDateForm}|{Strings.HelpFormAddress}" : Strings.HelpDateForm,
            Arity = new(1, orAddress ? 2 : 1),
            CustomParser = argument =>
            {
                var end = new RangeEnd(null, []);
                foreach (string typed in argument.Tokens.Select(token => token.Value))
                {
                    string? noDay = DateText.Read(typed, time, out DateOnly day);
                    if (noDay is null)
                        end = end with { Day = day };
                    else if (orAddress && SettingForms.MailAddress(typed, out _) is null)
                        end = end with { MailTo = [.. end.MailTo, typed] };
                    else
                        argument.AddError(orAddress ? Strings.CommandMailTo.With(Printable.OneLine(typed)) : noDay);
                }
                return end;
            },
        };
}

internal delegate string? DateReading(string text, TimeProvider time, out DateOnly date);

/// <summary>An option that takes a date as the operator types it.</summary>
internal static class DateOption
{
    public static Option<DateOnly?> New(string name, string description, TimeProvider time, DateReading read) =>
        new(name)
        {
            Description = description,
            HelpName = Strings.HelpDateForm,
            CustomParser = argument =>
            {
                string text = argument.Tokens.Count == 0 ? "" : argument.Tokens[0].Value;
                if (read(text, time, out DateOnly date) is not { } problem)
                    return date;
                argument.AddError(problem);
                return null;
            },
        };
}
