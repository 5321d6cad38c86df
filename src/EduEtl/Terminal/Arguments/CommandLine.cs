using System.CommandLine;
using System.CommandLine.Help;
using EduEtl.Days;

namespace EduEtl.Terminal.Arguments;

/// <summary>
/// The command line in the operator's language. System.CommandLine reads it; how errors and signals end the process is
/// ours, since its own exit codes do not fit the table in docs/exit-codes.md.
/// </summary>
internal sealed partial class CommandLine
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
    private readonly RangeOptions _reported;
    private readonly RangeOptions _mailed;
    private readonly Option<bool> _again = new("--again") { Description = Strings.HelpAgain };
    private readonly Option<string?> _csv = new("--csv")
    {
        Description = Strings.HelpCsv,
        HelpName = Strings.HelpFormFile,
    };
    private readonly Option<string?> _kind = ValueOption.Kind("--kind", Strings.HelpKind);
    private readonly Option<bool> _raw = new("--raw") { Description = Strings.HelpRaw };
    private readonly Option<int> _weeks = ValueOption.Weeks("--weeks", Strings.HelpWeeks);
    private readonly Option<bool> _json = new("--json") { Description = Strings.HelpJson };
    private readonly RootCommand _root = new(Strings.ProgramDescription);

    /// <summary>Made after the language is chosen: the texts are taken at once.</summary>
    private CommandLine(TimeProvider time)
    {
        _time = time;
        _date = DateOption.New("--date", Strings.HelpDate, time, DateText.ReadBegun);
        _committedDate = DateOption.New("--date", Strings.HelpCommittedDate, time, DateText.ReadBegun);
        _range = new(time, CommandName.Settle);
        _reported = new(time, CommandName.Report);
        _mailed = new(time, CommandName.Notify);
        _language.AcceptOnlyFromAmong("ru", "en");
        foreach (Option option in (Option[])[.. OfSettling, _quiet, _language])
            _root.Options.Add(option);
        foreach (Command command in (Command[])[Init(), Doctor(), Status(), Report(), Notify(), Problems(), Replay()])
            _root.Subcommands.Add(command);
        _root.Options.OfType<HelpOption>().Single().Description = Strings.HelpHelp;
        _root.Options.OfType<VersionOption>().Single().Description = Strings.HelpVersion;
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
        ParseResult line = _root.Parse(Completions.Readable(args));
        Command command = line.CommandResult.Command;
        // In fewer columns the library does not come to an end. Nought is a terminal that does not tell.
        if (line.Action is HelpAction { MaxWidth: > 0 and < TerminalOutput.Narrowest } narrow)
            narrow.MaxWidth = TerminalOutput.Narrowest;
        if (line.Action is HelpAction || (line.Action != command.Action && line.Errors.Count == 0))
        {
            using var text = new StringWriter();
            line.Invoke(new() { Output = text, EnableDefaultExceptionHandler = false });
            if (Completions.AreAskedFor(args))
            {
                screen.Out.WriteLine(Completions.Fitting(text.ToString(), args));
                return null;
            }
            screen.Out.WriteLine(
                line.Action is HelpAction
                    ? HelpText.Of(text.ToString(), Needed(command), Examples(command))
                    : text.ToString().TrimEnd()
            );
            return null;
        }
        string[] errors = [.. Errors(line, command).Distinct()];
        if (errors.Length > 0)
            throw new ExpectedException(
                ExitCode.WrongCommand,
                string.Join(' ', errors),
                Strings.CommandRemedy.With(Spelt(command))
            );
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
            NoMail = line.GetValue(_noMail),
            NoReport = line.GetValue(_noReport),
            Again = line.GetValue(_again),
            CsvFile = line.GetValue(_csv),
            Kind = line.GetValue(_kind),
            Raw = line.GetValue(_raw),
            Weeks = line.GetValue(_weeks),
            Json = line.GetValue(_json),
        };
        return RangeOf(options.Command)?.AddTo(options, line) ?? options;
    }

    /// <summary>Null where a command takes one day, or none.</summary>
    private RangeOptions? RangeOf(CommandName command) =>
        command switch
        {
            CommandName.Settle => _range,
            CommandName.Report => _reported,
            CommandName.Notify => _mailed,
            _ => null,
        };

    private Command Status() => new("status", Strings.HelpStatus) { _weeks, _json };

    private static Command Init() => new("init", Strings.HelpInit);

    private static Command Doctor() => new("doctor", Strings.HelpDoctor);

    private Command Report() => With(_reported, new("report", Strings.HelpReport) { _committedDate, _quiet });

    private Command Notify() => With(_mailed, new("notify", Strings.HelpNotify) { _committedDate, _again, _quiet });

    private static Command With(RangeOptions range, Command command)
    {
        foreach (Option option in range.All)
            command.Options.Add(option);
        return command;
    }

    private Command Problems() => new("problems", Strings.HelpProblems) { _committedDate, _kind, _raw, _csv };

    private Command Replay() => new("replay", Strings.HelpReplay) { _committedDate, _quiet };

    private static CommandName NameOf(Command command) =>
        command is RootCommand ? CommandName.Settle : Enum.Parse<CommandName>(command.Name, ignoreCase: true);

    private static string Spelt(Command command) => command is RootCommand ? "eduetl" : $"eduetl {command.Name}";

    /// <summary>As the usage shows it.</summary>
    private string Needed(Command command)
    {
        string day = $" <{Strings.HelpDateForm}>";
        return !command.Options.Contains(_committedDate) ? ""
            : RangeOf(NameOf(command)) is null ? $"--date{day}"
            : $"(--date{day} | --from{day} --to{day})";
    }

    private static string[] Examples(Command command) =>
        NameOf(command) switch
        {
            CommandName.Settle =>
            [
                "eduetl --missed",
                "eduetl --from 2024-09-01 --to 2024-09-30",
                "eduetl --date yesterday",
            ],
            CommandName.Status => ["eduetl status --weeks 8"],
            CommandName.Init or CommandName.Doctor => [Spelt(command)],
            CommandName.Problems => ["eduetl problems --date 2024-10-02 --csv problems.csv"],
            _ => [$"{Spelt(command)} --date 2024-10-02"],
        };
}
