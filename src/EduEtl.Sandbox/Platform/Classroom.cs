namespace EduEtl.Sandbox.Platform;

/// <summary>One click of a student.</summary>
/// <param name="Correct">Null for a run.</param>
internal readonly record struct Attempt(Student Student, CourseTask Task, bool? Correct);

/// <summary>
/// The students of one day: who sits down when, for how long, and how their runs and submits follow one another. A
/// student tries a task with some runs, submits, tries again, gets better with each try, and goes on to the next task.
/// </summary>
internal sealed class Classroom
{
    private readonly IReadOnlyList<Student> _students;
    private readonly double _progress;
    private readonly int[] _tasks;
    private readonly byte[] _tries;
    private readonly byte[] _runsLeft;
    private readonly double[] _reach;
    private readonly List<(int Student, int Left)> _sessions = [];
    private Dice _dice;
    private int _hour = -1;

    public Classroom(IReadOnlyList<Student> students, double progress, Dice dice)
    {
        _students = students;
        _progress = progress;
        _dice = dice;
        _tasks = new int[students.Count];
        _tries = new byte[students.Count];
        _runsLeft = new byte[students.Count];
        _reach = new double[students.Count];
        for (int i = 0; i < students.Count; i++)
        {
            double pace = progress * (0.5 + (0.5 * students[i].Skill)) * students[i].Course.Tasks.Count;
            _tasks[i] = Math.Max(0, (int)pace + _dice.Below(4));
            _runsLeft[i] = Runs(i);
        }
    }

    /// <summary>Who is there in this minute.</summary>
    public void BeginMinute(int ofHour, int attempts)
    {
        if (ofHour != _hour)
        {
            _hour = ofHour;
            double sum = 0;
            for (int i = 0; i < _students.Count; i++)
                _reach[i] = sum += _students[i].Appetite(_hour);
        }
        // Two or three clicks a minute would be a hasty student: several share the minute's attempts.
        int seats = Math.Clamp(attempts * 3, 2, Math.Max(2, _students.Count / 2));
        while (_sessions.Count < seats)
            _sessions.Add(SitDown());
        if (_sessions.Count > seats)
            _sessions.RemoveRange(seats, _sessions.Count - seats);
    }

    public Attempt Next()
    {
        int seat = _dice.Below(_sessions.Count);
        (int student, int left) = _sessions[seat];
        _sessions[seat] = left > 1 ? (student, left - 1) : SitDown();
        Student who = _students[student];
        CourseTask task = who.Course.Tasks[_tasks[student] % who.Course.Tasks.Count];
        if (_runsLeft[student] > 0)
        {
            _runsLeft[student]--;
            return new Attempt(who, task, null);
        }
        _runsLeft[student] = Runs(student);
        bool correct = _dice.Chance(Success(who, task, _tries[student]));
        _tries[student] = correct ? (byte)0 : (byte)Math.Min(_tries[student] + 1, 9);
        _tasks[student] += correct ? 1 : 0;
        return new Attempt(who, task, correct);
    }

    private double Success(Student who, CourseTask task, int tried) =>
        Math.Clamp(
            0.42 + (0.4 * who.Skill) + (0.15 * _progress) + (0.08 * tried) - (0.55 * task.Difficulty),
            0.04,
            0.96
        );

    private (int Student, int Left) SitDown()
    {
        int found = Array.BinarySearch(_reach, _dice.Share() * _reach[^1]);
        return (Math.Min(found < 0 ? ~found : found, _students.Count - 1), 4 + _dice.Below(22));
    }

    private byte Runs(int student) => (byte)(_dice.Share() * 2 * _students[student].Runs);
}
