namespace EduEtl.Attempts.Counting;

/// <summary>
/// Counts a day's students, courses and tasks as its rows pass: without a string, and without an allocation for a row whose
/// student and task are known. What it counts, and how, is what <c>Storage/Postgres/WindowSql.cs</c> asks of the server.
/// </summary>
/// <remarks>
/// Its memory has a bound: for each pair of a student and a task eight bytes, in a table of which at most two thirds are
/// free, and each student's id and each task's name once. By reckoning that is some 40 MB with 2,000,000 pairs of 100,000
/// students, and some 100 MB at both bounds. A day beyond them is not counted.
/// </remarks>
/// <param name="parts">Courses and tasks too; else the day's own figures, which need no more than the students' ids.</param>
/// <param name="mostPairs">The bound of pairs, and of students.</param>
internal sealed class DayTally(bool parts, int mostPairs = DayTally.MostPairs)
{
    public const int MostPairs = 2_000_000;
    public const int MostTextBytes = 32 * 1024 * 1024;

    private TextNumbers _students = new();
    private TextNumbers _keys = new();
    private PairSet _pairs = new();
    private AttemptCounts[] _tasks = new AttemptCounts[16];
    private AttemptCounts _day;

    /// <summary>The day is beyond the bound: it has to be counted elsewhere.</summary>
    public bool IsFull { get; private set; }

    /// <param name="row">An admitted one.</param>
    public void Count(AttemptReader row)
    {
        if (IsFull)
            return;
        row.TryGetText(TextColumn.AttemptType, out ReadOnlySpan<byte> type);
        row.TryGetText(TextColumn.UserId, out ReadOnlySpan<byte> userId);
        _day.Count(type, row.IsCorrect);
        int student = _students.Number(userId);
        if (parts)
        {
            row.TryGetText(TextColumn.SourcedId, out ReadOnlySpan<byte> sourcedId);
            int task = _keys.Number(TaskKey.Of(sourcedId, userId));
            if (task == _tasks.Length)
                Array.Resize(ref _tasks, 2 * task);
            _tasks[task].Count(type, row.IsCorrect);
            if (_pairs.Add(student, task))
                _tasks[task].Students++;
        }
        if (Math.Max(_pairs.Count, _students.Count) > mostPairs || _students.Bytes + _keys.Bytes > MostTextBytes)
            GiveUp();
    }

    /// <summary>What was counted; once, and only if the day is not beyond the bound.</summary>
    public DayCounts Finish()
    {
        _day.Students = _students.Count;
        var courses = new CourseGrouping();
        int[] courseOf = new int[_keys.Count];
        for (int task = 0; task < courseOf.Length; task++)
            courseOf[task] = courses.Add(_keys[task], _tasks[task]);
        return courses.Finish(_day, _pairs.CountFirsts(courseOf, courses.Count));
    }

    private void GiveUp()
    {
        IsFull = true;
        _students = new();
        _keys = new();
        _pairs = new();
        _tasks = [];
    }
}

/// <summary>Puts a day's tasks into their courses; those that cannot be read are one course, without a name.</summary>
internal sealed class CourseGrouping
{
    private readonly TextNumbers _names = new();
    private readonly List<TaskCounts> _tasks = [];

    // The first is the one without a name; the others follow as _names numbers them.
    private readonly List<(int Tasks, AttemptCounts Counts)> _courses = [default];

    public int Count => _courses.Count;

    /// <returns>The number of its course.</returns>
    public int Add(ReadOnlyMemory<byte> key, AttemptCounts counts)
    {
        bool readable = TaskKey.TryRead(key.Span, out Range course, out Range host, out Range block);
        if (readable)
            _tasks.Add(new(key, key[course], key[host], key[block], counts));
        int number = readable ? _names.Number(key[course].Span) + 1 : 0;
        if (number == _courses.Count)
            _courses.Add(default);
        (int tasks, AttemptCounts sum) = _courses[number];
        sum.Add(counts);
        _courses[number] = (readable ? tasks + 1 : tasks, sum);
        return number;
    }

    /// <param name="day">The day's own.</param>
    /// <param name="students">Of each course.</param>
    public DayCounts Finish(AttemptCounts day, int[] students)
    {
        List<CourseCounts> courses = [];
        for (int number = 0; number < Count; number++)
        {
            (int tasks, AttemptCounts counts) = _courses[number];
            if (counts.Attempts > 0)
                courses.Add(
                    new(
                        number == 0 ? default(ReadOnlyMemory<byte>?) : _names[number - 1],
                        tasks,
                        counts with
                        {
                            Students = students[number],
                        }
                    )
                );
        }
        return new(day, courses, _tasks);
    }
}
