namespace EduEtl.Resources;

/// <summary>Days as people call them.</summary>
internal static class DayNames
{
    /// <summary>With its weekday: <c>Tue 1 Oct</c>.</summary>
    public static string Short(DateOnly day) => $"{day.ToString("ddd", Languages.Current)} {OfMonth(day)}";

    /// <summary>Where the weekday does not matter: <c>1 Oct</c>.</summary>
    public static string OfMonth(DateOnly day) => day.ToString("d MMM", Languages.Current);

    /// <summary>In full, as a heading.</summary>
    public static string Full(DateOnly day) => Capital(day.ToString("dddd, d MMMM yyyy", Languages.Current));

    public static string Month(DateOnly day) => Capital(day.ToString("MMMM yyyy", Languages.Current));

    public static string ShortMonth(DateOnly day) => day.ToString("MMM yyyy", Languages.Current);

    /// <summary>From a day to another: <c>30 Sep – 6 Oct 2024</c>.</summary>
    public static string Span(DateOnly first, DateOnly last) =>
        first.Year == last.Year
            ? $"{OfMonth(first)} – {OfMonth(last)} {Year(last)}"
            : $"{OfMonth(first)} {Year(first)} – {OfMonth(last)} {Year(last)}";

    public static string Year(DateOnly day) => day.ToString("yyyy", Languages.Current);

    private static string Capital(string text) => char.ToUpper(text[0], Languages.Current) + text[1..];
}

/// <summary>Courses and tasks as the platform names them: text from outside.</summary>
internal static class CourseNames
{
    private const int Most = 100;
    private const int TaskDigits = 8;

    public static string Of(string? course) => course is null ? Strings.CourseUnknown : Printable.Excerpt(course, Most);

    /// <summary>By its first digits, which tell it from all others of a course.</summary>
    public static string OfTask(string? block) =>
        block is null ? Strings.TaskUnknown : Printable.OneLine(block[..Math.Min(block.Length, TaskDigits)]);
}
