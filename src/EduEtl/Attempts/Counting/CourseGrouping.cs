namespace EduEtl.Attempts.Counting;

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
