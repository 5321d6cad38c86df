using System.Text;
using EduEtl.Days;
using Spectre.Console;

namespace EduEtl.Terminal;

/// <summary>
/// All that the operator sees passes here. At a terminal there are colours and live lines; where the output goes
/// elsewhere, plain lines. Results go to the standard output, diagnostics to the standard error.
/// </summary>
internal sealed partial class Screen
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lazy<IAnsiConsole> _console;
    private readonly TextWriter? _error;
    private readonly TextReader _in;
    private readonly StandardStream? _results;
    private readonly LiveLine _live;
    private readonly bool _isTerminal;
    private readonly bool _canAsk;

    /// <summary>What is told where it does not end well; null where everything is told at once.</summary>
    private QuietLines? _quiet;

    /// <summary>Nobody can take back a reading that has begun: the next question goes on with it.</summary>
    private Task<string?>? _reading;

    /// <param name="console">Where results go.</param>
    /// <param name="error">Where diagnostics go; null: to the same terminal.</param>
    /// <param name="input">What the operator types.</param>
    /// <param name="isTerminal">Whether lines may be live.</param>
    /// <param name="canAsk">Whether somebody is there to answer.</param>
    public Screen(IAnsiConsole console, TextWriter? error, TextReader input, bool isTerminal, bool canAsk)
        : this(new Lazy<IAnsiConsole>(console), console.Profile.Out.Writer, null, error, input, isTerminal, canAsk) { }

    private Screen(
        Lazy<IAnsiConsole> console,
        TextWriter output,
        StandardStream? results,
        TextWriter? error,
        TextReader input,
        bool isTerminal,
        bool canAsk
    )
    {
        _console = console;
        Out = output;
        _results = results;
        _error = error;
        _in = input;
        _live = new(console, AskAndReadAsync);
        _isTerminal = isTerminal;
        _canAsk = canAsk;
    }

    public bool IsTerminal => _isTerminal && _quiet is null;

    public bool CanAsk => _canAsk && _quiet is null;

    /// <summary>Columns of the terminal; null where the output goes elsewhere.</summary>
    public int? Width => IsTerminal ? _console.Value.Profile.Width : null;

    /// <summary>For text that a library lays out itself.</summary>
    public TextWriter Out { get; }

    /// <summary>The screen of this process, by what its three streams are connected to.</summary>
    public static Screen OfThisProcess()
    {
        bool terminal = !Console.IsOutputRedirected;
        Console.OutputEncoding = Utf8;
        StandardStream? results = terminal ? null : new(Console.OpenStandardOutput());
        TextWriter output = results is null ? Console.Out : Writer(results);
        // Spectre looks around for a while first: only where it will say something.
        var console = new Lazy<IAnsiConsole>(() => Spectre(output, terminal));
        TextWriter? error =
            terminal && !Console.IsErrorRedirected ? null : Writer(new StandardStream(Console.OpenStandardError()));
        bool live = terminal && console.Value.Profile.Capabilities.Ansi;
        return new(console, output, results, error, Console.In, live, terminal && !Console.IsInputRedirected);
    }

    private static IAnsiConsole Spectre(TextWriter output, bool terminal) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = terminal ? InteractionSupport.Yes : InteractionSupport.No,
                Out = new TerminalOutput(output),
                // It would look for a build server in the environment.
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );

    public void Line(string text = "") => Write(text, Tone.Plain);

    /// <summary>A line in several tones; elsewhere than at a terminal just its text.</summary>
    public void Line(IReadOnlyList<Piece> pieces)
    {
        if (!IsTerminal)
        {
            Line(string.Concat(pieces.Select(piece => piece.Text)).TrimEnd());
            return;
        }
        var line = new Paragraph();
        foreach (Piece piece in pieces)
            line.Append(Printable.Lines(piece.Text), piece.Tone.Style());
        line.Append(Environment.NewLine);
        _live.Write(line);
    }

    /// <summary>Something that people copy: the terminal alone may wrap it.</summary>
    public void Whole(string text)
    {
        if (IsTerminal)
            _live.Write(new WholeLine(Printable.Lines(text), Tone.Plain.Style()));
        else
            Line(text);
    }

    public void Heading(string text) => Write(text, Tone.Strong);

    /// <summary>A stage that is through, and what it did.</summary>
    public void Done(Stage stage, string text) => Done(Strings.StageLine.With(stage.Title(), text));

    /// <summary>Something that is through.</summary>
    public void Done(string text) => Write($"✓ {text}", Tone.Good);

    /// <summary>Something that the operator should know, while the run goes on.</summary>
    public void Warn(string text) => WriteError($"! {text}", Tone.Caution);

    /// <summary>What failed, and on the next line what holds and what to do.</summary>
    public void Fail(ExpectedException failure)
    {
        WriteError($"✗ {failure.Message}", Tone.Bad);
        WriteError($"  {failure.Remedy}", Tone.Plain);
    }

    /// <summary>Null at the end of the input.</summary>
    public async Task<string?> ReadLineAsync(CancellationToken ct)
    {
        try
        {
            // What was typed when no question stood there is no answer to this one.
            if (_reading is null or { IsCompleted: true })
                _reading = Task.Run(_in.ReadLine, CancellationToken.None);
            return await _reading.WaitAsync(ct);
        }
        catch (OperationCanceledException) when (CanAsk)
        {
            // What comes next does not stand behind the question.
            _console.Value.WriteLine();
            throw;
        }
    }

    // Days that are in work at once have something to say at once.
    private static TextWriter Writer(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, Utf8) { AutoFlush = true });

    private void Write(string raw, Tone tone)
    {
        string text = Printable.Lines(raw);
        // Spectre wraps at 80 columns where there is no terminal; a line in a file is a line.
        if (IsTerminal)
            WriteLines(text, tone);
        else if (_quiet is null)
            Out.WriteLine(text);
    }

    private void WriteError(string raw, Tone tone)
    {
        string text = Printable.Lines(raw);
        if (_quiet is not null)
            _quiet.Add(text);
        else if (_error is not null)
            _error.WriteLine(text);
        else
            WriteLines(text, tone);
    }

    // Into the last column no terminal writes without trouble.
    private void WriteLines(string text, Tone tone)
    {
        foreach (string line in Wrapping.Lines(text, _console.Value.Profile.Width - 1))
            _live.Write(new WholeLine(line, tone.Style()));
    }

    public static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // The terminal is gone: the run goes on, and the log has it all.
        }
    }
}
