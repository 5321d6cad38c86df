using System.Globalization;
using System.Text;

namespace EduEtl.Sandbox.Platform;

/// <summary>A task of a course: its id in the learning platform, and how hard it is, 0 to 1.</summary>
/// <param name="SourcedIdHead">What stands before the student's id in <c>lis_result_sourcedid</c>.</param>
/// <param name="OutcomeUrl"><c>lis_outcome_service_url</c>.</param>
internal sealed record CourseTask(string SourcedIdHead, string OutcomeUrl, double Difficulty)
{
    // The row of a normal attempt is these bytes around two copies of the student's id.
    public byte[] ParamsHead { get; } =
        Encoding.ASCII.GetBytes(
            $"\", \"passback_params\": \"{{'oauth_consumer_key': '', 'lis_result_sourcedid': '{SourcedIdHead}"
        );

    public byte[] ParamsTail { get; } =
        Encoding.ASCII.GetBytes($"', 'lis_outcome_service_url': '{OutcomeUrl}'}}\", \"is_correct\": ");
}

internal sealed record Course(IReadOnlyList<CourseTask> Tasks)
{
    private const string Host = "lms.online-uni.test";

    private static readonly (string Name, int Tasks)[] Catalogue =
    [
        ("PYT-1.0", 48),
        ("SQL-2.1", 36),
        ("DST-3.0", 60),
        ("ALG-1.2", 44),
        ("WEB-2.0", 30),
        ("STAT-1.1", 26),
    ];

    /// <summary>The courses as they are given in a term.</summary>
    public static IReadOnlyList<Course> All(ulong seed, Term term) =>
        [.. Catalogue.Select((entry, index) => Make(seed, term, index, entry.Name, entry.Tasks))];

    private static Course Make(ulong seed, Term term, int index, string name, int tasks)
    {
        string run = term.Start.ToString("ddMMMyyyy", CultureInfo.InvariantCulture).ToUpperInvariant();
        string key = $"OnlineUni+{name}+{run}";
        var dice = Dice.For(seed, 1, (ulong)((term.Start.DayNumber * 16) + index));
        return new Course([
            .. Enumerable.Range(0, tasks).Select(task => MakeTask(key, ref dice, task / (double)tasks)),
        ]);
    }

    // Later tasks are harder, with an easy one now and then.
    private static CourseTask MakeTask(string key, ref Dice dice, double position)
    {
        string block = dice.Hash();
        string url =
            $"https://{Host}/courses/course-v1:{key}/xblock/block-v1:{key}+type@lti+block@{block}"
            + "/handler_noauth/grade_handler";
        double difficulty = Math.Clamp((0.6 * position) + (0.4 * dice.Share()), 0, 1);
        return new CourseTask($"course-v1:{key}:{Host}-{block}:", url, difficulty);
    }
}
