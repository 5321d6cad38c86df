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
    private readonly IReadOnlyList<Student> students;
    private readonly double progress;
    private readonly int[] tasks;
    private readonly byte[] tries;
    private readonly byte[] runsLeft;
    private readonly double[] reach;
    private readonly List<(int Student, int Left)> sessions = [];
    private Dice dice;
    private int hour = -1;

    public Classroom(IReadOnlyList<Student> students, double progress, Dice dice)
    {
        this.students = students;
        this.progress = progress;
        this.dice = dice;
        tasks = new int[students.Count];
        tries = new byte[students.Count];
        runsLeft = new byte[students.Count];
        reach = new double[students.Count];
        for (int i = 0; i < students.Count; i++)
        {
            double pace = progress * (0.5 + (0.5 * students[i].Skill)) * students[i].Course.Tasks.Count;
            tasks[i] = Math.Max(0, (int)pace + this.dice.Below(4));
            runsLeft[i] = Runs(i);
        }
    }

    /// <summary>Who is there in this minute.</summary>
    public void BeginMinute(int ofHour, int attempts)
    {
        if (ofHour != hour)
        {
            hour = ofHour;
            double sum = 0;
            for (int i = 0; i < students.Count; i++)
            {
                reach[i] = sum += students[i].Appetite(hour);
            }
        }
        // Two or three clicks a minute would be a hasty student: several share the minute's attempts.
        int seats = Math.Clamp(attempts * 3, 2, Math.Max(2, students.Count / 2));
        while (sessions.Count < seats)
        {
            sessions.Add(SitDown());
        }
        if (sessions.Count > seats)
        {
            sessions.RemoveRange(seats, sessions.Count - seats);
        }
    }

    public Attempt Next()
    {
        int seat = dice.Below(sessions.Count);
        (int student, int left) = sessions[seat];
        sessions[seat] = left > 1 ? (student, left - 1) : SitDown();
        Student who = students[student];
        CourseTask task = who.Course.Tasks[tasks[student] % who.Course.Tasks.Count];
        if (runsLeft[student] > 0)
        {
            runsLeft[student]--;
            return new Attempt(who, task, null);
        }
        runsLeft[student] = Runs(student);
        bool correct = dice.Chance(Success(who, task, tries[student]));
        tries[student] = correct ? (byte)0 : (byte)Math.Min(tries[student] + 1, 9);
        tasks[student] += correct ? 1 : 0;
        return new Attempt(who, task, correct);
    }

    private double Success(Student who, CourseTask task, int tried) =>
        Math.Clamp(
            0.42 + (0.4 * who.Skill) + (0.15 * progress) + (0.08 * tried) - (0.55 * task.Difficulty),
            0.04,
            0.96
        );

    private (int Student, int Left) SitDown()
    {
        int found = Array.BinarySearch(reach, dice.Share() * reach[^1]);
        return (Math.Min(found < 0 ? ~found : found, students.Count - 1), 4 + dice.Below(22));
    }

    private byte Runs(int student) => (byte)(dice.Share() * 2 * students[student].Runs);
}
