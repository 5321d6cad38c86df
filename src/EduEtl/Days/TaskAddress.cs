using System.Text.RegularExpressions;

namespace EduEtl.Days;

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
