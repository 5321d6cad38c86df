using System.Diagnostics;
using System.Globalization;
using EduEtl.Resources;

namespace EduEtl.Terminal;

/// <summary>How far the load is; written by the load for every row, read by the live line ten times a second.</summary>
internal sealed class LoadProgress
{
    private long _started = Stopwatch.GetTimestamp();
    private long _lastRowAt;
    private long _rows;

    /// <summary>Time from the start of the try to its last row so far.</summary>
    public TimeSpan Fetching => Stopwatch.GetElapsedTime(_started, Math.Max(_lastRowAt, _started));

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    public void Row(long number)
    {
        Volatile.Write(ref _rows, number);
        _lastRowAt = Stopwatch.GetTimestamp();
    }

    /// <summary>A new try starts from nothing.</summary>
    public void Restart()
    {
        _started = Stopwatch.GetTimestamp();
        _lastRowAt = 0;
        Volatile.Write(ref _rows, 0);
    }

    public string Line()
    {
        long rows = Volatile.Read(ref _rows);
        if (rows == 0)
            return Strings.LiveWaiting;
        double perSecond = rows / Math.Max(Elapsed.TotalSeconds, 0.1);
        return Strings.LiveLoading.With(
            rows.ToString("N0", CultureInfo.CurrentCulture),
            perSecond.ToString("N0", CultureInfo.CurrentCulture)
        );
    }
}
