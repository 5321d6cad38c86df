using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using EduEtl.Days;

namespace EduEtl.Terminal.Arguments;

/// <summary>
/// The command line in the operator's language. System.CommandLine reads it; how errors and signals end the process is
/// ours, since its own exit codes do not fit the table in docs/exit-codes.md.
/// </summary>
internal sealed class CommandLine
{
    private readonly TimeProvider _time;
    private readonly Option<DateOnly?> _date;
    private readonly Option<DateOnly?> _committedDate;
    private readonly Option<bool> _testMode = new("--test-mode") { Description = Strings.HelpTestMode };
    private readonly Option<bool> _allowShrink = new("--allow-shrink") { Description = Strings.HelpAllowShrink };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = Strings.HelpDryRun };
    private readonly Option<bool> _quiet = new("--quiet") { Description = Strings.HelpQuiet };
    private readonly Option<bool> _noMail = new("--no-mail") { Description = Strings.HelpNoMail };
    private readonly Option<bool> _noReport = new("--no-report") { Description = Strings.HelpNoReport };
    private readonly Option<string?> _language = new("--language")
    {
        Description = Strings.HelpLanguage,
        HelpName = "ru|en",
        Recursive = true,
    };
    private readonly RangeOptions _range;
    private readonly Option<bool> _again = new("--again") { Description = Strings.HelpAgain };
    private readonly Option<string?> _mailTo = ValueOption.Address("--to", Strings.HelpMailTo);
    private readonly Option<string?> _csv = new("--csv") { Description = Strings.HelpCsv, HelpName = "FILE" };
    private readonly Option<int> _weeks = ValueOption.Weeks("--weeks", Strings.HelpWeeks);
    private readonly Option<bool> _json = new("--json") { Description = Strings.HelpJson };
    private readonly RootCommand _root = new(Strings.ProgramDescription);

    /// <summary>Made after the language is chosen: the texts are taken at once.</summary>
    private CommandLine(TimeProvider time)
    {
        _time = time;
        _date = DateOption.New("--date", Strings.HelpDate, time, DateText.ReadBegun);
        _committedDate = DateOption.New("--date", Strings.HelpCommittedDate, time, DateText.ReadBegun);
        _range = new(time);
        _language.AcceptOnlyFromAmong("ru", "en");
        foreach (Option option in (Option[])[.. OfSettling, _quiet, _language])
            _root.Options.Add(option);
        foreach (Command command in (Command[])[Init(), Doctor(), Status(), Report(), Notify(), Problems(), Replay()])
            _root.Subcommands.Add(command);
        _root.Options.OfType<HelpOption>().Single().Description = Strings.HelpHelp;
        // Without an action of its own the parser would insist on a command.
        _root.SetAction(_ => 0);
    }

    /// <summary>Not for the other commands.</summary>
    private Option[] OfSettling => [_date, .. _range.All, _testMode, _allowShrink, _dryRun, _noMail, _noReport];

    /// <summary>Null where the command line asked for help or the version, which are then shown.</summary>
    /// <exception cref="ExpectedException">It is wrong.</exception>
    public static Options? Read(IReadOnlyList<string> args, Screen screen, TimeProvider time) =>
        // Where nothing was said there is nothing to parse, and the question comes sooner.
        args.Count == 0
            ? new Options()
            : new CommandLine(time).Parse(args, screen);

    private Options? Parse(IReadOnlyList<string> args, Screen screen)
    {
        ParseResult line = _root.Parse(args);
        Command command = line.CommandResult.Command;
        if (line.Action is HelpAction || (line.Action != command.Action && line.Errors.Count == 0))
        {
            using var text = new StringWriter();
            line.Invoke(new() { Output = text, EnableDefaultExceptionHandler = false });
            if (Completions.AreAskedFor(args))
            {
                screen.Out.WriteLine(Completions.Fitting(text.ToString(), args));
                return null;
            }
            // The library has no Russian for this heading.
            string help = text.ToString()
                .Replace("Description:", Strings.HelpDescription, StringComparison.Ordinal)
                .TrimEnd();
            string example = line.Action is HelpAction ? $"\n\n{Strings.HelpExample.With(Example(command))}" : "";
            screen.Out.WriteLine(help + example);
            return null;
        }
        string[] errors = [.. Errors(line, command).Distinct()];
        if (errors.Length > 0)
            throw new ExpectedException(ExitCode.WrongCommand, string.Join(' ', errors), Strings.CommandRemedy);
        var options = new Options(
            line.GetValue(command == _root ? _date : _committedDate),
            line.GetResult(_testMode) is { Implicit: false } ? line.GetValue(_testMode) : null,
            line.GetValue(_allowShrink),
            line.GetValue(_language)
        )
        {
            Command = NameOf(command),
            DryRun = line.GetValue(_dryRun),
            Quiet = line.GetValue(_quiet),
            MailTo = line.GetValue(_mailTo),
            NoMail = line.GetValue(_noMail),
            NoReport = line.GetValue(_noReport),
            Again = line.GetValue(_again),
            CsvFile = line.GetValue(_csv),
            Weeks = line.GetValue(_weeks),
            Json = line.GetValue(_json),
        };
        return command == _root ? _range.AddTo(options, line) : options;
    }

    private Command Status() => new("status", Strings.HelpStatus) { _weeks, _json };

    private static Command Init() => new("init", Strings.HelpInit);

    private static Command Doctor() => new("doctor", Strings.HelpDoctor);

    private Command Report() => new("report", Strings.HelpReport) { _committedDate, _quiet };

    private Command Notify() => new("notify", Strings.HelpNotify) { _committedDate, _again, _mailTo, _quiet };

    private Command Problems() => new("problems", Strings.HelpProblems) { _committedDate, _csv };

    private Command Replay() => new("replay", Strings.HelpReplay) { _committedDate, _quiet };

    private static CommandName NameOf(Command command) =>
        command is RootCommand ? CommandName.Settle : Enum.Parse<CommandName>(command.Name, ignoreCase: true);

    private static string Example(Command command) =>
        NameOf(command) switch
        {
            CommandName.Settle =>
                "eduetl --missed\n  eduetl --from 2024-09-01 --to 2024-09-30\n  eduetl --date yesterday",
            CommandName.Status => "eduetl status --weeks 8",
            CommandName.Init or CommandName.Doctor => $"eduetl {command.Name}",
            CommandName.Problems => "eduetl problems --date 2024-10-02 --csv problems.csv",
            _ => $"eduetl {command.Name} --date 2024-10-02",
        };

    private IEnumerable<string> Errors(ParseResult line, Command command)
    {
        foreach (ParseError error in line.Errors)
            yield return Printable.OneLine(error.Message);
        if (line.UnmatchedTokens.Count > 0 && Meant(line.UnmatchedTokens[0], command) is { } meant)
            yield return Strings.CommandMeant.With(meant);
        if (command == _root)
        {
            // A value that cannot be read is an error of its own.
            if (line.Errors.Count == 0)
            {
                foreach (string error in _range.Errors(line, DateText.Today(_time), [_date, _testMode, _dryRun]))
                    yield return error;
            }
            yield break;
        }
        // Said here, since the parser says it in English alone.
        if (command.Options.Contains(_committedDate) && line.GetResult(_committedDate) is null)
            yield return Strings.CommandDateMissing.With(command.Name);
        foreach (Option option in OfSettling)
        {
            if (line.GetResult(option) is { Implicit: false })
                yield return Strings.CommandOptionElsewhere.With(option.Name, command.Name);
        }
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
