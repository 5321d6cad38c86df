namespace EduEtl.Sandbox.Platform;

/// <summary>
/// A forward-only reader over the rows of one day. It holds one minute of it, so that a day of a million rows takes no
/// more memory than a normal one.
/// </summary>
internal sealed class UniversityDay
{
    private const int Minutes = 24 * 60;
    private const long MicrosecondsPerMinute = 60_000_000;

    // Share of the day's attempts in each hour, UTC: the night in Moscow is from 21 to 3.
    private static readonly double[] Hours =
    [
        1.2,
        0.9,
        0.8,
        1.2,
        2.0,
        3.4,
        4.8,
        5.6,
        6.0,
        5.8,
        5.4,
        5.5,
        5.8,
        5.9,
        6.0,
        6.3,
        6.8,
        7.0,
        6.6,
        5.4,
        3.6,
        2.2,
        1.8,
        1.5,
    ];

    private readonly DateTime _midnight;
    private readonly int _rows;
    private readonly Classroom _classroom;
    private readonly Dictionary<int, Oddity> _odd;
    private readonly RowWriter _writer = new();
    private readonly double[] _shareUntil = new double[Minutes];
    private Dice _dice;
    private long[] _times = [];
    private int _minute = -1;
    private int _inMinute;
    private int _next;
    private int _row = -1;

    public UniversityDay(DateOnly day, int rows, Classroom classroom, Dice dice)
    {
        _midnight = day.ToDateTime(TimeOnly.MinValue);
        _rows = rows;
        _classroom = classroom;
        _dice = dice;
        _odd = Oddities.Choose(rows, dice);
        double sum = 0;
        for (int i = 0; i < Minutes; i++)
        {
            double within = i % 60 / 60.0;
            double weight = (Hours[i / 60] * (1 - within)) + (Hours[(i / 60 + 1) % 24] * within);
            _shareUntil[i] = sum += weight * (0.7 + (0.6 * _dice.Share()));
        }
    }

    /// <summary>When the current row was made, of kind Unspecified.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>The current row: one JSON object, valid until the next <see cref="Read"/>.</summary>
    public ReadOnlyMemory<byte> Row => _writer.Row;

    /// <summary>Goes on to the next row; false at the day's end.</summary>
    public bool Read()
    {
        while (_next == _inMinute)
        {
            if (++_minute == Minutes)
                return false;
            BeginMinute();
        }
        Oddity oddity = _odd.GetValueOrDefault(++_row);
        Attempt attempt = Fit(_classroom.Next(), oddity);
        long microsecond = (_minute * MicrosecondsPerMinute) + _times[_next++];
        if (oddity != Oddity.Duplicate)
            CreatedAt = _midnight.AddMicroseconds(Bend(microsecond, oddity));
        _writer.Write(attempt, CreatedAt, oddity);
        return true;
    }

    private static long Bend(long microsecond, Oddity oddity) =>
        oddity switch
        {
            Oddity.FractionAbsent => microsecond / 1_000_000 * 1_000_000,
            Oddity.OutOfOrder => Math.Max(0, microsecond - 97_000_003),
            _ => microsecond,
        };

    // Some oddities concern runs alone, some submits alone.
    private static Attempt Fit(Attempt attempt, Oddity oddity) =>
        oddity switch
        {
            Oddity.RunWithResult => attempt with { Correct = null },
            Oddity.SubmitWithoutResult or Oddity.BooleanResult => attempt with { Correct = attempt.Correct ?? true },
            _ => attempt,
        };

    // Rounding the running sum, not each minute, makes the minutes add up to the day.
    private void BeginMinute()
    {
        _inMinute = Until(_minute) - (_minute == 0 ? 0 : Until(_minute - 1));
        _next = 0;
        if (_inMinute == 0)
            return;
        if (_times.Length < _inMinute)
            _times = new long[_inMinute * 2];
        for (int i = 0; i < _inMinute; i++)
            _times[i] = (long)(_dice.Share() * MicrosecondsPerMinute);
        Array.Sort(_times, 0, _inMinute);
        _classroom.BeginMinute(_minute / 60, _inMinute);
    }

    private int Until(int ofMinute) =>
        ofMinute == Minutes - 1 ? _rows : (int)(_rows * (_shareUntil[ofMinute] / _shareUntil[^1]));
}
