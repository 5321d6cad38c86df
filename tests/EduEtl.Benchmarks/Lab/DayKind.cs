using System.Text;

namespace EduEtl.Benchmarks.Lab;

/// <summary>A day of so many rows, as the made-up university has it or with students, tasks and times dealt out anew.</summary>
/// <param name="Students">How many there are, each at every task in turn; 0: the university's own.</param>
/// <param name="Shuffled">The rows come in no order of time.</param>
internal sealed record DayKind(int Rows, int Students = 0, int Tasks = 0, bool Shuffled = false)
{
    private const int IdLength = 32;

    private readonly Random _random = new(1755);

    /// <summary>Every size is dealt from the same 40,000 pairs of student and task: each of the 20 blocks stands in six courses.</summary>
    public static DayKind OfFewPairs(int rows) => new(rows, 333, 20);

    /// <summary>Nearly every row is its own pair of student and task.</summary>
    public static DayKind OfManyPairs(int rows) => new(rows, 33_000, 900);

    public string Name => $"day-{Rows}-{Students}-{Tasks}{(Shuffled ? "-shuffled" : "")}";

    public static implicit operator DayKind(int rows) => new(rows);

    /// <summary>Makes the row one of this day. Rows of an odd form stay as they are.</summary>
    public void Deal(Span<byte> row, int number)
    {
        if (Students > 0)
            DealPair(row, number % Students, ((number / Students) + (number % Students)) % Tasks);
        if (Shuffled)
            DealTime(row);
    }

    private static void DealPair(Span<byte> row, int student, int task)
    {
        int start = "{\"lti_user_id\": \""u8.Length;
        if (row[start..].IndexOf((byte)'"') != IdLength)
            return;
        byte[] former = row.Slice(start, IdLength).ToArray();
        byte[] id = Encoding.ASCII.GetBytes($"{student * 0x9E3779B1L:x32}");
        for (int at = start; at >= start; at = row.IndexOf(former))
        {
            id.CopyTo(row[at..]);
            if (at > start && row[at - 1] == ':')
                Encoding.ASCII.GetBytes($"{task * 0x9E3779B1L:x32}").CopyTo(row[(at - 1 - IdLength)..]);
        }
    }

    private void DealTime(Span<byte> row)
    {
        int time = row.LastIndexOf("\"created_at\": \""u8) + "\"created_at\": \"yyyy-MM-dd ".Length;
        Encoding
            .ASCII.GetBytes($"{new TimeOnly(_random.NextInt64(TimeSpan.TicksPerDay)):HH:mm:ss}")
            .CopyTo(row[time..]);
    }
}
