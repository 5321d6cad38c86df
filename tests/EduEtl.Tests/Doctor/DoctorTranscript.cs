using System.Text.RegularExpressions;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Doctor;

/// <summary>What doctor printed, without what differs from machine to machine and from hour to hour.</summary>
internal static partial class DoctorTranscript
{
    public static string Of(ProcessResult result, World world)
    {
        string text = Transcript.Of(result, world).Replace($":{world.Mail.Port}", ":PORT", StringComparison.Ordinal);
        text = Program().Replace(text, "PROGRAM/appsettings.json");
        text = Free().Replace(text, "N ");
        text = Version().Replace(text, "$1 N,");
        text = Clock().Replace(text, "NOW UTC");
        text = Zone().Replace(text, "$1 ZONE (UTC+00:00);");
        text = Minute().Replace(text, "YESTERDAY 12:00");
        text = User().Replace(text, "$1 USER");
        return Ahead().Replace(text, ": +T ");
    }

    [GeneratedRegex(@"/\S*/appsettings\.json(?=;)")]
    private static partial Regex Program();

    [GeneratedRegex(@"\d+[.,]\d (?=GB|ГБ)")]
    private static partial Regex Free();

    [GeneratedRegex(@"(version|версия) [\w.]+,")]
    private static partial Regex Version();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(zone|пояс) \S+ \(UTC[+−]\d\d:\d\d\);")]
    private static partial Regex Zone();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d 12:00")]
    private static partial Regex Minute();

    [GeneratedRegex(@"(Rights —|Права —) \S+")]
    private static partial Regex User();

    [GeneratedRegex(@": [+−]? *T ")]
    private static partial Regex Ahead();
}
