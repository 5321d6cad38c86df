namespace EduEtl.Sandbox.Platform;

/// <summary>
/// A made-up online university. What its students did on a day is a pure function of the day, the seed and the number
/// of rows, so that the day can be asked for again, by another process too, and is the same.
/// </summary>
/// <param name="seed">Another seed, another university.</param>
/// <param name="rowsPerDay">Exactly so many attempts on every day; null: about 9,000 on a normal weekday.</param>
internal sealed class University(ulong seed = 1755, int? rowsPerDay = null)
{
    private const int NormalDay = 9000;
    private const int NormalStudents = 900;

    /// <summary>How many attempts the whole day has.</summary>
    public int RowsOn(DateOnly day)
    {
        var dice = Dice.For(seed, 3, (ulong)day.DayNumber);
        return rowsPerDay ?? (int)(NormalDay * Term.Busyness(day) * (0.95 + (0.1 * dice.Share())));
    }

    /// <summary>The day's attempts, in the order in which the platform delivers them.</summary>
    public UniversityDay Open(DateOnly day)
    {
        int rows = RowsOn(day);
        var term = Term.Of(day);
        IReadOnlyList<Course> courses = Course.All(seed, term);
        // A day of a million rows is the day of a larger university, not of 900 students who never sleep.
        int crowd = Math.Clamp(rows / 10, NormalStudents, 50_000);
        List<Student> students = [.. Enumerable.Range(0, crowd).Select(i => Student.Make(seed, term, courses, i))];
        var classroom = new Classroom(students, term.Progress, Dice.For(seed, 4, (ulong)day.DayNumber));
        return new UniversityDay(day, rows, classroom, Dice.For(seed, 5, (ulong)day.DayNumber));
    }
}
