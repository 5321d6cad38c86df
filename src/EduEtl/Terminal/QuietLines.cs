namespace EduEtl.Terminal;

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
