using System.CommandLine;
using System.CommandLine.Parsing;
using EduEtl.Days;

namespace EduEtl.Terminal.Arguments;

internal sealed partial class CommandLine
{
    private IEnumerable<string> Errors(ParseResult line, Command command)
    {
        string[] needless = [.. ErrorsOfValues(line)];
        foreach (ParseError error in line.Errors.Where(error => !needless.Contains(error.Message)))
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

    /// <summary>Who is told of an unknown option need not be told of the value behind it.</summary>
    private static IEnumerable<string> ErrorsOfValues(ParseResult line)
    {
        return from pair in line.Tokens.Zip(line.Tokens.Skip(1))
            let option = pair.First.Value
            let value = pair.Second.Value
            where IsUnknown(option) && option.StartsWith('-') && IsUnknown(value) && !value.StartsWith('-')
            from error in line.Errors
            where error.Message.Contains($"'{option}'", StringComparison.Ordinal)
            select error.Message.Replace($"'{option}'", $"'{value}'", StringComparison.Ordinal);

        bool IsUnknown(string token) => line.UnmatchedTokens.Contains(token);
    }

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

/// <summary>What somebody who misspelt a name has probably meant.</summary>
internal static class NearestName
{
    /// <summary>More slips make another word of it.</summary>
    private const int MostSlips = 2;

    /// <summary>The shortest beginning that tells anything.</summary>
    private const int ShortestBeginning = 3;

    /// <summary>Null where none of the names is near.</summary>
    public static string? Of(string typed, IEnumerable<string> names)
    {
        string word = typed.ToLowerInvariant();
        return names
            .Where(name => typed.Length <= name.Length + MostSlips)
            .Select(name => (Name: name, Slips: Slips(word, name)))
            .Where(near => near.Slips <= MostSlips && 2 * near.Slips < near.Name.Length)
            .OrderBy(near => near.Slips)
            .Select(near => near.Name)
            .FirstOrDefault();
    }

    private static int Slips(string typed, string name) =>
        typed.Length >= ShortestBeginning && name.StartsWith(typed, StringComparison.Ordinal)
            ? 1
            : Distance(typed, name);

    /// <summary>Letters left out, put in, taken for another or swapped with their neighbour.</summary>
    private static int Distance(string from, string to)
    {
        int[][] slips = [.. Enumerable.Range(0, from.Length + 1).Select(_ => new int[to.Length + 1])];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
                slips[i][j] = i == 0 || j == 0 ? i + j : Least(i, j);
        }
        return slips[from.Length][to.Length];

        int Least(int i, int j)
        {
            int replaced = slips[i - 1][j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            int least = Math.Min(replaced, Math.Min(slips[i - 1][j], slips[i][j - 1]) + 1);
            bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            return swapped ? Math.Min(least, slips[i - 2][j - 2] + 1) : least;
        }
    }
}
