using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace EduEtl.Tests.Support;

/// <summary>
/// The real program at a real terminal, which <c>script</c> of util-linux opens: it sees a terminal on all three streams,
/// what is typed comes to it as keys (also Ctrl+C), and what it shows can be read while it runs.
/// </summary>
internal sealed partial class PseudoTerminal : IAsyncDisposable
{
    public const string CtrlC = "\u0003";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly StringBuilder _shown = new();
    private readonly Process _script;
    private readonly Task _reading;
    private int _waitedUpTo;

    private PseudoTerminal(Process script)
    {
        _script = script;
        _reading = ReadAsync();
    }

    /// <summary>All that was shown, with the terminal's control sequences.</summary>
    public string Raw
    {
        get
        {
            lock (_shown)
                return _shown.ToString();
        }
    }

    /// <summary>All that was shown, as text: a line that was drawn again and again stands there as often.</summary>
    public string Text => ControlSequences().Replace(Raw, "").Replace("\r", "", StringComparison.Ordinal);

    /// <summary>Skips the calling test where there is no such <c>script</c>.</summary>
    public static PseudoTerminal Start(World world, params string[] args) => Start(world, 120, 40, args);

    public static PseudoTerminal Start(World world, int columns, int rows, params string[] args)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a terminal is opened by script of util-linux");
        string program = string.Join(' ', EduEtlProcess.CommandLine(args).Select(Quoted));
        string[] script =
        [
            .. (string[])["script", "--quiet", "--flush", "--return", "--echo", "always"],
            .. (string[])["--command", $"stty rows {rows} cols {columns}; exec {program}", "/dev/null"],
        ];
        ProcessStartInfo start = EduEtlProcess.StartInfo(world.Folder, world.Settings, script);
        start.Environment["SHELL"] = "/bin/sh";
        start.Environment["TERM"] = "xterm-256color";
        return new(Process.Start(start)!);
    }

    public async Task TypeAsync(string keys)
    {
        await _script.StandardInput.WriteAsync(keys);
        await _script.StandardInput.FlushAsync();
    }

    /// <summary>Waits until the text is shown after all that was waited for before.</summary>
    public async Task WaitForAsync(string text)
    {
        long started = Stopwatch.GetTimestamp();
        int at;
        while ((at = Text.IndexOf(text, _waitedUpTo, StringComparison.Ordinal)) < 0)
        {
            bool over = _reading.IsCompleted || Stopwatch.GetElapsedTime(started) > Patience;
            Assert.False(over, $"\"{text}\" was not shown:\n{Text}");
            await Task.Delay(Tick);
        }
        _waitedUpTo = at + text.Length;
    }

    /// <summary>Waits for the program's end.</summary>
    public async Task<int> ExitAsync()
    {
        await _script.WaitForExitAsync().WaitAsync(Patience);
        await _reading;
        return _script.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_script.HasExited)
            _script.Kill(entireProcessTree: true);
        await _reading;
        _script.Dispose();
    }

    private async Task ReadAsync()
    {
        char[] buffer = new char[4096];
        int length;
        while ((length = await _script.StandardOutput.ReadAsync(buffer)) > 0)
        {
            lock (_shown)
                _shown.Append(buffer, 0, length);
        }
    }

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\a\x1b]*(\a|\x1b\\)|[()][0-9A-B]|[=>78A-Z\\^_])")]
    private static partial Regex ControlSequences();
}
