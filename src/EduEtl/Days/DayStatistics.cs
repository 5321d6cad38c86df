using System.Text.RegularExpressions;

namespace EduEtl.Days;

/// <summary>How the students did in a window, as the database has it. Ratios are null where their denominator is zero.</summary>
internal sealed record DayStatistics(long Attempts, long Users, long Runs, long Submits, long SuccessfulSubmits)
{
    /// <summary>Successful submits per submit, 0 to 1.</summary>
    public double? SuccessRate => Ratio(SuccessfulSubmits, Submits);

    public double? SubmitsPerUser => Ratio(Submits, Users);

    public double? SuccessfulSubmitsPerUser => Ratio(SuccessfulSubmits, Users);

    private static double? Ratio(long part, long whole) => whole == 0 ? null : (double)part / whole;
}

/// <summary>How the students did with one task in a window.</summary>
/// <param name="Course">As <c>lis_result_sourcedid</c> names it, without its prefix; null where it cannot be read.</param>
/// <param name="Block">The task's id in the course; null where it cannot be read.</param>
internal sealed record TaskStatistics(
    string? Course,
    string? Block,
    long Attempts,
    long Users,
    long Submits,
    long SuccessfulSubmits
)
{
    /// <summary>What fewer students did says little about how hard a task is.</summary>
    public const int EnoughStudents = 5;

    /// <summary>Of the platform, as <c>lis_result_sourcedid</c> names it.</summary>
    public string? Host { get; init; }

    /// <summary>Where the platform shows the task; null where nobody can say.</summary>
    public string? Address => TaskAddress.Of(Host, Course, Block);

    /// <summary>Successful submits per submit, 0 to 1; null without submits.</summary>
    public double? SuccessRate => Submits == 0 ? null : (double)SuccessfulSubmits / Submits;
}

/// <summary>How the students did in one course in a window.</summary>
/// <param name="Course">As <c>lis_result_sourcedid</c> names it, without its prefix; null where it cannot be read.</param>
/// <param name="Tasks">How many different tasks were tried.</param>
internal sealed record CourseStatistics(string? Course, long Tasks, DayStatistics Statistics);

/// <summary>Where Open edX shows a task.</summary>
internal static partial class TaskAddress
{
    private const int Longest = 500;

    /// <summary>Null where a part is missing, or has a shape of which nobody knows where it would lead: all are from outside.</summary>
    public static string? Of(string? host, string? course, string? block)
    {
        string address = $"https://{host}/courses/course-v1:{course}/jump_to_id/{block}";
        return address.Length <= Longest && Safe().IsMatch(address) ? address : null;
    }

    // A host by its name, not by a number; a course of three parts; none of them can hold a slash.
    [GeneratedRegex(
        @"^https://([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + @"/courses/course-v1:[A-Za-z0-9._~-]+(\+[A-Za-z0-9._~-]+){2}/jump_to_id/[0-9a-f]{32}\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Safe();
}
