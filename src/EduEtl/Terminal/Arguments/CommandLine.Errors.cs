using System.CommandLine;
using System.CommandLine.Parsing;
using EduEtl.Days;

namespace EduEtl.Terminal.Arguments;

internal sealed partial class CommandLine
{
    private IEnumerable<string> Errors(ParseResult line, Command command)
    {
        string[] values = [.. ValuesOfUnknownOptions(line.UnmatchedTokens).Select(value => $"'{value}'")];
        foreach (ParseError error in line.Errors.Where(error => !values.Any(error.Message.Contains)))
            yield return Printable.OneLine(error.Message);
        if (line.UnmatchedTokens.Count > 0 && Meant(line.UnmatchedTokens[0], command) is { } meant)
            yield return Strings.CommandMeant.With(meant);
        RangeOptions? range = RangeOf(NameOf(command));
        // A value that cannot be read is an error of its own.
        if (range is not null && line.Errors.Count == 0)
        {
            Option[] ofOneDay = command == _root ? [_date, _testMode, _dryRun] : [_committedDate];
            foreach (string error in range.Errors(line, DateText.Today(_time), ofOneDay))
                yield return error;
        }
        if (command == _root)
            yield break;
        // Said here, since the parser says it in English alone.
        if (command.Options.Contains(_committedDate) && line.GetResult(_committedDate) is null)
        {
            if (range is null)
                yield return Strings.CommandDateMissing.With(command.Name);
            else if (!range.AreGiven(line))
                yield return Strings.CommandDaysMissing.With(command.Name);
        }
        foreach (Option option in OfSettling)
        {
            if (line.GetResult(option) is { Implicit: false })
                yield return Strings.CommandOptionElsewhere.With(option.Name, command.Name);
        }
    }

    /// <summary>Who is told of the option need not be told of its value.</summary>
    private static IEnumerable<string> ValuesOfUnknownOptions(IReadOnlyList<string> unknown) =>
        unknown
            .Zip(unknown.Skip(1))
            .Where(pair => pair.First.StartsWith('-') && !pair.Second.StartsWith('-'))
            .Select(pair => pair.Second);

    /// <summary>What the first thing that nobody understands was probably meant to be; null where nobody knows.</summary>
    private string? Meant(string unknown, Command command)
    {
        if (unknown.StartsWith('-'))
            return NearestName.Of(unknown, [.. command.Options.Select(option => option.Name), _language.Name]);
        if (command != _root)
            return null;
        return DateText.Read(unknown, _time, out DateOnly day) is null ? $"eduetl {_date.Name} {DateText.Write(day)}"
            : NearestName.Of(unknown, _root.Subcommands.Select(known => known.Name)) is { } name ? $"eduetl {name}"
            : null;
    }
}
