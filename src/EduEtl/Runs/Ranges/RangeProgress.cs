using System.Diagnostics;
using EduEtl.Days;

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

    public void End(LoadProgress day, bool loaded)
    {
        lock (_days)
        {
            _inWork.Remove(day, out long begun);
            if (loaded)
                _loaded.Add(Stopwatch.GetElapsedTime(begun));
            _rows += day.Rows;
            _ended++;
        }
    }

    public string Line()
    {
        lock (_days)
        {
            long rows = _rows + _inWork.Keys.Sum(day => day.Rows);
            double seconds = Math.Max(Stopwatch.GetElapsedTime(_started).TotalSeconds, 0.1);
            TimeSpan[] inWork = [.. _inWork.Values.Select(begun => Stopwatch.GetElapsedTime(begun))];
            string line = Strings.LiveRange.With(_ended, days, Numbers.Count((long)(rows / seconds)));
            return TimeLeft.Estimate(_loaded, inWork, days - _ended - inWork.Length, parallel) is { } left
                ? Strings.LiveRangeLeft.With(line, TimeLeft.Text(left))
                : line;
        }
    }
}

/// <summary>How long a range will still take, as far as its own days tell.</summary>
internal static class TimeLeft
{
    /// <summary>Null before there is a basis.</summary>
    /// <param name="loaded">How long each loaded day took.</param>
    /// <param name="inWork">For how long each day in work has been so.</param>
    /// <param name="waiting">Days that are not started yet.</param>
    /// <param name="parallel">Days in work at once.</param>
    public static TimeSpan? Estimate(
        IReadOnlyCollection<TimeSpan> loaded,
        IReadOnlyCollection<TimeSpan> inWork,
        int waiting,
        int parallel
    )
    {
        if (loaded.Count == 0)
            return null;
        var usual = TimeSpan.FromTicks((long)Median.Of(loaded.Select(time => (double)time.Ticks)));
        TimeSpan[] left = [.. inWork.Select(time => usual > time ? usual - time : TimeSpan.Zero)];
        TimeSpan work = left.Aggregate(usual * waiting, (sum, time) => sum + time);
        TimeSpan shared = work / Math.Clamp(waiting + inWork.Count, 1, parallel);
        TimeSpan longest = left.Append(TimeSpan.Zero).Max();
        return shared > longest ? shared : longest;
    }

    /// <summary>Rounded up to what an estimate can mean: five seconds, a minute, ten minutes.</summary>
    public static string Text(TimeSpan left)
    {
        if (left <= TimeSpan.FromSeconds(60))
            return Strings.AboutSeconds.With(5 * (int)Math.Ceiling(Math.Max(left.TotalSeconds, 1) / 5));
        int minutes = (int)Math.Ceiling(left.TotalMinutes);
        if (minutes < 60)
            return Strings.AboutMinutes.With(minutes);
        minutes = 10 * (int)Math.Ceiling(minutes / 10.0);
        return Strings.AboutHours.With(minutes / 60, minutes % 60);
    }
}
