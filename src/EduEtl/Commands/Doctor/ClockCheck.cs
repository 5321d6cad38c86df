using System.Collections.Concurrent;
using System.Globalization;
using EduEtl.Days;
using EduEtl.Terminal;

namespace EduEtl.Commands.Doctor;

/// <summary>This computer's clock, beside the clocks that other checks have met.</summary>
internal sealed class ClockCheck(TimeProvider time)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<(string Name, TimeSpan Ahead)> _others = new();

    /// <param name="name">Whose clock.</param>
    /// <param name="ahead">How far it is ahead of this computer's; null where it did not tell.</param>
    public void Compare(string name, TimeSpan? ahead)
    {
        if (ahead is { } known)
            _others.Enqueue((name, known));
    }

    /// <summary>After all other checks.</summary>
    public Finding Look()
    {
        (string Name, TimeSpan Ahead)[] others = [.. _others.OrderBy(other => other.Name, StringComparer.Ordinal)];
        string compared =
            others.Length == 0
                ? Strings.DoctorClockAlone
                : Strings.DoctorClockOthers.With(
                    string.Join("; ", others.Select(other => $"{other.Name}: {Signed(other.Ahead)}"))
                );
        TimeZoneInfo zone = time.LocalTimeZone;
        DateTimeOffset now = time.GetUtcNow();
        string text = Strings.DoctorClockNow.With(
            DateText.Write(now),
            zone.Id,
            Offset(zone.GetUtcOffset(now)),
            compared
        );
        return others.Any(other => other.Ahead.Duration() > Tolerance)
            ? new(Verdict.Warning, Strings.DoctorClock, text, Strings.DoctorClockRemedy)
            : new(Verdict.Well, Strings.DoctorClock, text);
    }

    private static string Signed(TimeSpan ahead)
    {
        string size = ahead.Duration().InSeconds();
        return size == TimeSpan.Zero.InSeconds() ? size : (ahead < TimeSpan.Zero ? "−" : "+") + size;
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "−" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
