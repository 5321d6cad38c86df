namespace EduEtl.Days;

/// <summary>How the students did in one course in a window.</summary>
/// <param name="Course">As <c>lis_result_sourcedid</c> names it, without its prefix; null where it cannot be read.</param>
/// <param name="Tasks">How many different tasks were tried.</param>
internal sealed record CourseStatistics(string? Course, long Tasks, DayStatistics Statistics);
