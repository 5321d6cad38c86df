namespace EduEtl.Resources;

/// <summary>Courses and tasks as the platform names them: text from outside.</summary>
internal static class CourseNames
{
    private const int Most = 100;

    public static string Of(string? course) => course is null ? Strings.CourseUnknown : Printable.Excerpt(course, Most);

    public static string OfTask(string? block) => block is null ? Strings.TaskUnknown : Printable.Excerpt(block, Most);
}
