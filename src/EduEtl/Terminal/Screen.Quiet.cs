namespace EduEtl.Terminal;

internal sealed partial class Screen
{
    /// <summary>From now on nothing is told until the end, and nobody is asked but for a date.</summary>
    public void BeQuiet(bool quiet) => _quiet = quiet ? new() : null;

    /// <summary>The last line of a command that processes days.</summary>
    public void LastLine(string text)
    {
        if (_quiet is not null)
        {
            _quiet.LastLine = text;
            return;
        }
        Line();
        Heading(text);
    }

    /// <summary>After all is done: a quiet call tells now what it has to, if it does not end well.</summary>
    /// <param name="code">How it ended.</param>
    /// <param name="toldAlone">Whether what was told is all that was done.</param>
    /// <returns>How it ends where what was told did not arrive.</returns>
    public ExitCode End(ExitCode code, bool toldAlone)
    {
        if (code != ExitCode.Done)
            EndQuiet();
        if (_results?.Lost is not { } why)
            return code;
        Warn(Strings.OutputLost.With(why));
        return toldAlone && code == ExitCode.Done ? ExitCode.Unexpected : code;
    }

    private void EndQuiet()
    {
        if (_quiet is not { } quiet)
            return;
        _quiet = null;
        foreach (string line in quiet.Lines)
            WriteError(line, Tone.Plain);
        if (quiet.LastLine is { } last)
            Line(last);
    }
}

/// <summary>What a quiet call has to tell, if it does not end well: the warnings, what failed, and the last line.</summary>
internal sealed class QuietLines
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    public string? LastLine { get; set; }

    // Days that are in work at once have something to say at once.
    public void Add(string line)
    {
        lock (_lock)
            _lines.Add(line);
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }
}
