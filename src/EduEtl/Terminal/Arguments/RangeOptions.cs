using System.CommandLine;
using EduEtl.Days;

namespace EduEtl.Terminal.Arguments;

/// <summary>The part of the command line that asks for several days, and what of it does not go together.</summary>
internal sealed class RangeOptions
{
    private readonly Option<bool> _missed = new("--missed") { Description = Strings.HelpMissed };
    private readonly Option<DateOnly?> _since;
    private readonly Option<DateOnly?> _from;
    private readonly Option<DateOnly?> _to;
    private readonly Option<bool> _keepGoing = new("--keep-going") { Description = Strings.HelpKeepGoing };
    private readonly Option<bool> _again = new("--again") { Description = Strings.HelpRangeAgain };

    public RangeOptions(TimeProvider time)
    {
        _since = DateOption.New("--since", Strings.HelpSince, time, DateText.Read);
        _from = DateOption.New("--from", Strings.HelpFrom, time, DateText.Read);
        _to = DateOption.New("--to", Strings.HelpTo, time, DateText.Read);
    }

    public IReadOnlyList<Option> All => [_missed, _since, _from, _to, _keepGoing, _again];

    /// <summary>Each with those of which it needs one.</summary>
    private (Option Option, Option[] AnyOf)[] Needs =>
        [(_since, [_missed]), (_from, [_to]), (_to, [_from]), (_again, [_from]), (_keepGoing, [_missed, _from])];

    public Options AddTo(Options options, ParseResult line) =>
        options with
        {
            Missed = line.GetValue(_missed),
            Since = line.GetValue(_since),
            From = line.GetValue(_from),
            To = line.GetValue(_to),
            KeepGoing = line.GetValue(_keepGoing),
            Again = line.GetValue(_again),
        };

    /// <param name="line">What was typed.</param>
    /// <param name="today">UTC.</param>
    /// <param name="ofOneDay">What goes with one day alone.</param>
    public IEnumerable<string> Errors(ParseResult line, DateOnly today, IReadOnlyList<Option> ofOneDay)
    {
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
                    string.Join(", ", anyOf.Select(needed => needed.Name))
                );
        }
        if (line.GetValue(_since) > today)
            yield return Strings.RangeInFuture.With(_since.Name, DateText.Write(today));
        if (line.GetValue(_to) > today)
            yield return Strings.RangeInFuture.With(_to.Name, DateText.Write(today));
        if (line.GetValue(_from) is { } first && line.GetValue(_to) is { } last)
        {
            if (first > last)
                yield return Strings.RangeReversed.With(DateText.Write(first), DateText.Write(last));
            else if (last.DayNumber - first.DayNumber >= DayRange.MostDays)
                yield return Strings.RangeTooLong.With(last.DayNumber - first.DayNumber + 1, DayRange.MostDays);
        }

        bool Given(Option option) => line.GetResult(option) is { Implicit: false };
    }
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
