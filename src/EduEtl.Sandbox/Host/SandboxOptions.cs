using System.Globalization;
using EduEtl.Sandbox.Resources;

namespace EduEtl.Sandbox.Host;

/// <summary>The sandbox's own command line; what stands after <c>--</c> is the program's.</summary>
/// <param name="Rows">Attempts a day; null: about 9,000 on a normal weekday.</param>
/// <param name="Fresh">Forget what the folder holds.</param>
/// <param name="Page">Serve the page until Ctrl+C, whatever the input is.</param>
/// <param name="Program">Which program is run; null: the one beside the sandbox.</param>
/// <param name="Language"><c>ru</c>, <c>en</c>, or null: the system's.</param>
internal sealed record SandboxOptions(
    int? Rows,
    bool Fresh,
    string Folder,
    bool Page,
    string? Language,
    string? Program,
    bool Help,
    IReadOnlyList<string> ProgramArguments
)
{
    private static readonly SandboxOptions Default = new(null, false, ".sandbox", false, null, null, false, []);

    /// <exception cref="SandboxException">Names the argument that is not understood.</exception>
    public static SandboxOptions Parse(IReadOnlyList<string> arguments)
    {
        SandboxOptions options = Default;
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            string Value() => ++i < arguments.Count ? arguments[i] : throw Wrong(Strings.OptionNeedsValue, argument);
            switch (argument)
            {
                case "--":
                    return options with { ProgramArguments = [.. arguments.Skip(i + 1)] };
                case "--rows":
                    options = options with { Rows = ParseRows(Value()) };
                    break;
                case "--folder":
                    options = options with { Folder = Value() };
                    break;
                case "--language":
                    options = options with { Language = ParseLanguage(Value()) };
                    break;
                case "--program":
                    options = options with { Program = Path.GetFullPath(Value()) };
                    break;
                case "--fresh":
                    options = options with { Fresh = true };
                    break;
                case "--page":
                    options = options with { Page = true };
                    break;
                case "--help" or "-h" or "-?":
                    options = options with { Help = true };
                    break;
                default:
                    throw Wrong(Strings.OptionUnknown, argument);
            }
        }
        return options;
    }

    private static int ParseRows(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int rows)
            ? rows
            : throw Wrong(Strings.OptionRowsWrong, text);

    private static string ParseLanguage(string text) =>
        text is "ru" or "en" ? text : throw Wrong(Strings.OptionLanguageWrong, text);

    private static SandboxException Wrong(string format, string value) =>
        new(string.Format(CultureInfo.CurrentCulture, format, value)) { ExitCode = 2 };
}
