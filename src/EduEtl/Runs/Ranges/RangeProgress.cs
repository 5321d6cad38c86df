using System.Diagnostics;
using EduEtl.Resources;

namespace EduEtl.Runs.Ranges;

/// <summary>How far a range is; written as days begin and end, read by the live line ten times a second.</summary>
internal sealed class RangeProgress(int days, int parallel)
{
    private readonly Lock _days = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Dictionary<LoadProgress, long> _inWork = [];
    private readonly List<TimeSpan> _loaded = [];
    private long _rows;
    private int _ended;

    public void Begin(LoadProgress day)
    {
        lock (_days)
            _inWork.Add(day, Stopwatch.GetTimestamp());
    }

    /// <returns>How long the day took.</returns>
    public TimeSpan End(LoadProgress day, bool loaded)
    {
        lock (_days)
        {
            _inWork.Remove(day, out long begun);
            TimeSpan time = Stopwatch.GetElapsedTime(begun);
            if (loaded)
                _loaded.Add(time);
            _rows += day.Rows;
            _ended++;
            return time;
        }
    }

    public string Line()
    {
        lock (_days)
        {
            long rows = _rows + _inWork.Keys.Sum(day => day.Rows);
            double seconds = Math.Max(Stopwatch.GetElapsedTime(_started).TotalSeconds, 0.1);
            TimeSpan[] inWork = [.. _inWork.Values.Select(begun => Stopwatch.GetElapsedTime(begun))];
            string line = Strings.LiveRange.With(_ended, days, Figures.Count((long)(rows / seconds)));
            return TimeLeft.Estimate(_loaded, inWork, days - _ended - inWork.Length, parallel) is { } left
                ? Strings.LiveRangeLeft.With(line, TimeLeft.Text(left))
                : line;
        }
    }
}
