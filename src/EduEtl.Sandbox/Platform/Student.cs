using System.Text;

namespace EduEtl.Sandbox.Platform;

/// <summary>When a student likes to work.</summary>
internal enum Habit
{
    Morning,
    Daytime,
    Evening,
    Night,
}

/// <param name="Id">32 hexadecimal digits, as ASCII.</param>
/// <param name="Skill">0 to 1.</param>
/// <param name="Diligence">How often the student comes, relative to others.</param>
/// <param name="Runs">Mean number of runs before a submit.</param>
internal sealed record Student(byte[] Id, Course Course, Habit Habit, double Skill, double Diligence, double Runs)
{
    /// <summary>Student number <paramref name="index"/> of the academic year that the term belongs to.</summary>
    public static Student Make(ulong seed, Term term, IReadOnlyList<Course> courses, int index)
    {
        int academicYear = term.Start.Month >= 9 ? term.Start.Year : term.Start.Year - 1;
        var dice = Dice.For(seed, 2, ((ulong)academicYear << 32) + (uint)index);
        byte[] id = Encoding.ASCII.GetBytes(dice.Hash());
        // Evening people are the most, and the first courses have the most students.
        Habit habit = dice.Share() switch
        {
            < 0.2 => Habit.Morning,
            < 0.5 => Habit.Daytime,
            < 0.88 => Habit.Evening,
            _ => Habit.Night,
        };
        double choice = dice.Share();
        Course course = courses[(int)(choice * Math.Sqrt(choice) * courses.Count)];
        double diligence = 0.1 + (dice.Share() * dice.Share() * 3);
        return new Student(id, course, habit, dice.Share(), diligence, 0.6 + (3.2 * dice.Share()));
    }

    /// <summary>How much the student works in an hour of the day, UTC; Moscow is three hours ahead.</summary>
    public double Appetite(int hour)
    {
        int peak = Habit switch
        {
            Habit.Morning => 6,
            Habit.Daytime => 11,
            Habit.Evening => 17,
            _ => 21,
        };
        int apart = Math.Abs(hour - peak);
        double distance = Math.Min(apart, 24 - apart) / 2.5;
        // Plain arithmetic gives the same bits on every machine; Math.Exp need not.
        return Diligence * (0.02 + (1 / (1 + (distance * distance * distance * distance))));
    }
}
