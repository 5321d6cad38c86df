using System.Text;
using Spectre.Console;

namespace EduEtl.Terminal;

/// <summary>
/// The terminal as wide as texts need it at the least: in one column a wide character never fits, and a library that tries
/// to does not end.
/// </summary>
internal sealed class TerminalOutput(TextWriter writer) : IAnsiConsoleOutput
{
    public const int Narrowest = 20;
    private const int Widest = 1000;

    private readonly AnsiConsoleOutput _terminal = new(writer);

    public TextWriter Writer => _terminal.Writer;

    public bool IsTerminal => _terminal.IsTerminal;

    public int Width => Math.Clamp(_terminal.Width, Narrowest, Widest);

    public int Height => _terminal.Height;

    public void SetEncoding(Encoding encoding) => _terminal.SetEncoding(encoding);
}
