using System.CommandLine;
using System.CommandLine.Help;
using EduEtl.Resources;

namespace EduEtl.Terminal;

/// <summary>
/// The command line in the operator's language. System.CommandLine reads it; how errors and signals end the process is
/// ours, since its own exit codes do not fit the table in the README.
/// </summary>
internal sealed class CommandLine
{
    private readonly TimeProvider _time;
    private readonly Option<DateOnly?> _date;
    private readonly Option<bool> _testMode = new("--test-mode") { Description = Strings.HelpTestMode };
    private readonly Option<bool> _allowShrink = new("--allow-shrink") { Description = Strings.HelpAllowShrink };
    private readonly Option<string?> _language = new("--language")
    {
        Description = Strings.HelpLanguage,
        HelpName = "ru|en",
    };
    private readonly RootCommand _root = new(Strings.ProgramDescription);

    /// <summary>Made after the language is chosen: the texts are taken at once.</summary>
    public CommandLine(TimeProvider time)
    {
        _time = time;
        _date = new("--date")
        {
            Description = Strings.HelpDate,
            HelpName = "yyyy-MM-dd",
            CustomParser = argument =>
            {
                string text = argument.Tokens.Count == 0 ? "" : argument.Tokens[0].Value;
                if (DateText.TryRead(text, _time, out DateOnly date))
                    return date;
                argument.AddError(Strings.DateUnreadable.With(Printable.OneLine(text)));
                return null;
            },
        };
        _language.AcceptOnlyFromAmong("ru", "en");
        foreach (Option option in (Option[])[_date, _testMode, _allowShrink, _language])
            _root.Options.Add(option);
    }

    /// <summary>The language, found before the command line can be read in that language.</summary>
    public static IReadOnlyDictionary<string, string> EarlySettings(string[] args)
    {
        const string name = "--language";
        int at = Array.FindIndex(args, arg => arg == name || arg.StartsWith(name + "=", StringComparison.Ordinal));
        string? value =
            at < 0 ? null
            : args[at].Length > name.Length ? args[at][(name.Length + 1)..]
            : args.ElementAtOrDefault(at + 1);
        var settings = new Dictionary<string, string>();
        if (value is "ru" or "en")
            settings.Add("Language", value);
        return settings;
    }

    /// <summary>Null where the command line asked for help or the version, which are then shown.</summary>
    /// <exception cref="ExpectedException">It is wrong.</exception>
    public Options? Read(IReadOnlyList<string> args, Screen screen)
    {
        ParseResult line = _root.Parse(args);
        if (line.Action is HelpAction or not null && line.Errors.Count == 0)
        {
            line.Invoke(new() { Output = screen.Out, EnableDefaultExceptionHandler = false });
            if (line.Action is HelpAction)
                screen.Line(Strings.HelpExample);
            return null;
        }
        return line.Errors.Count == 0
            ? new(line.GetValue(_date), line.GetValue(_testMode), line.GetValue(_allowShrink), line.GetValue(_language))
            : throw new ExpectedException(
                ExitCode.WrongCommand,
                string.Join(' ', line.Errors.Select(error => Printable.OneLine(error.Message)).Distinct()),
                Strings.CommandRemedy
            );
    }
}
