using System.Diagnostics;

namespace EduEtl.Runs;

/// <summary>How far the load is; written by the load for every row, read by the live line ten times a second.</summary>
internal sealed class LoadProgress
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _tryStarted;
    private long _lastRowAt;
    private long _rows;

    /// <summary>Time from the start to the last row so far, waits and broken tries included.</summary>
    public TimeSpan Fetching => Stopwatch.GetElapsedTime(_started, Math.Max(_lastRowAt, _started));

    /// <summary>Rows of this try so far.</summary>
    public long Rows => Volatile.Read(ref _rows);

    public void Row(long number)
    {
        Volatile.Write(ref _rows, number);
        _lastRowAt = Stopwatch.GetTimestamp();
    }

    /// <summary>The answer begins; a new try starts from nothing.</summary>
    public void Restart()
    {
        _tryStarted = Stopwatch.GetTimestamp();
        Volatile.Write(ref _rows, 0);
    }

    public string Line()
    {
        long rows = Rows;
        if (rows == 0)
            return Strings.LiveWaiting;
        double perSecond = rows / Math.Max(Stopwatch.GetElapsedTime(_tryStarted).TotalSeconds, 0.1);
        return Strings.LiveLoading.With(Numbers.Count(rows), Numbers.Count((long)perSecond));
    }
}
