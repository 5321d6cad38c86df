namespace EduEtl.Attempts;

/// <summary>
/// The half-open interval of platform time (UTC) that a run replaces: <c>[D 00:00, D+1 00:00)</c>, in test mode
/// <c>[D 00:00, D 01:00)</c>.
/// </summary>
internal readonly record struct DayWindow(DateOnly Day, bool TestMode)
{
    /// <summary>Earlier ones are slips of the keyboard: no platform had students then.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>The last day whose end can be written as a date.</summary>
    public static readonly DateOnly LastDay = DateOnly.MaxValue.AddDays(-1);

    private static readonly DateTime PostgresEpoch = new(2000, 1, 1);

    private readonly TimeOnly _from;

    private readonly TimeSpan? _length;

    private DayWindow(DateOnly day, TimeOnly from, TimeSpan length)
        : this(day, TestMode: false)
    {
        _from = from;
        _length = length;
    }

    /// <summary>One minute of a day, for who wants to see how the platform answers and nothing more.</summary>
    public static DayWindow Minute(DateOnly day, TimeOnly from) => new(day, from, TimeSpan.FromMinutes(1));

    /// <summary>First instant inside, of kind Unspecified, as <c>created_at</c> is compared.</summary>
    public DateTime Start => Day.ToDateTime(_from);

    /// <summary>First instant after the window, of kind Unspecified.</summary>
    public DateTime End => Start + (_length ?? (TestMode ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1)));

    /// <summary><see cref="Start"/> in microseconds since 2000-01-01, PostgreSQL's own unit and epoch.</summary>
    public long StartMicroseconds => Microseconds(Start);

    /// <summary><see cref="End"/> in microseconds since 2000-01-01.</summary>
    public long EndMicroseconds => Microseconds(End);

    /// <summary>Whether the whole day lies in the past of <paramref name="now"/>.</summary>
    public bool DayIsOver(DateTimeOffset now) => now.UtcDateTime >= Day.ToDateTime(TimeOnly.MinValue).AddDays(1);

    /// <summary>The day as machines write it: <c>yyyy-MM-dd</c>.</summary>
    public override string ToString() => Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static long Microseconds(DateTime time) => (time - PostgresEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
