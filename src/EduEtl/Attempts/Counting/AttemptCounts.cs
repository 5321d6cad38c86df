namespace EduEtl.Attempts.Counting;

/// <summary>What is counted of a day, a course or a task.</summary>
internal record struct AttemptCounts
{
    public long Attempts { get; private set; }

    /// <summary>Different ones; counted by who knows them.</summary>
    public long Students { get; set; }

    public long Runs { get; private set; }

    public long Submits { get; private set; }

    public long Successes { get; private set; }

    public void Count(ReadOnlySpan<byte> type, bool? correct)
    {
        Attempts++;
        if (type.SequenceEqual("run"u8))
            Runs++;
        if (!type.SequenceEqual("submit"u8))
            return;
        Submits++;
        if (correct == true)
            Successes++;
    }

    /// <summary>All but the students, who can be the same ones.</summary>
    public void Add(AttemptCounts part)
    {
        Attempts += part.Attempts;
        Runs += part.Runs;
        Submits += part.Submits;
        Successes += part.Successes;
    }
}

/// <param name="Name">Null for what cannot be read.</param>
/// <param name="Tasks">Those that can be read.</param>
internal sealed record CourseCounts(ReadOnlyMemory<byte>? Name, int Tasks, AttemptCounts Counts);

/// <param name="Key">The start of <c>lis_result_sourcedid</c>: course, host and block are parts of it.</param>
internal sealed record TaskCounts(
    ReadOnlyMemory<byte> Key,
    ReadOnlyMemory<byte> Course,
    ReadOnlyMemory<byte> Host,
    ReadOnlyMemory<byte> Block,
    AttemptCounts Counts
);

/// <summary>A day by itself, by course, and by task that can be read; in no order.</summary>
internal sealed record DayCounts(
    AttemptCounts Day,
    IReadOnlyList<CourseCounts> Courses,
    IReadOnlyList<TaskCounts> Tasks
);
