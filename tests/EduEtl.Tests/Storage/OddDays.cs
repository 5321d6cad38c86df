using System.Text;
using System.Text.Json;
using CsCheck;

namespace EduEtl.Tests.Storage;

/// <summary>Days of the platform with every oddity that decides on a count, as the JSON of their rows.</summary>
internal static class OddDays
{
    /// <summary>Code points of a student's id.</summary>
    public const int UserIdLength = 5;

    private const string Block = "0123456789abcdef0123456789abcdef";

    private static readonly string[] Letters = ["a", "A", ":", "é", "😀", "0", "-"];

    private static readonly Gen<string> Start = Weighted("course-v1:", "Course-v1:", "i4x:", "", "course-v1%3A");

    private static readonly Gen<string> Course = Any(
        "Org+A+B",
        "Org+a+B",
        "Org+A+B ",
        "Org:of:colons",
        "Курс №1",
        "\uffee+A",
        "😀+A",
        "a\nb",
        ":",
        ""
    );

    private static readonly Gen<string> Host = Weighted(
        "lms.example-",
        "lms-2.example-",
        "lms.example",
        "-",
        "",
        "a:b-"
    );

    private static readonly Gen<string> Blocks = Gen.Frequency(
        (4, Any(Block, Block[1..] + "0", Block[2..] + "00")),
        (1, Any(Block.ToUpperInvariant(), Block[1..], Block + "0", "g" + Block[1..], ""))
    );

    private static readonly Gen<string> Tasks = Gen.Select(
        Start,
        Course,
        Host,
        Blocks,
        Weighted(":", "", "::"),
        (start, course, host, block, end) => $"{start}{course}:{host}{block}{end}"
    );

    private static readonly Gen<string> Types = Gen.Frequency(
        (6, Any("\"run\"", "\"submit\"", "\"submit\"")),
        (1, Any("null", "\"\"", "\"Submit\"", "\"other\""))
    );

    private static readonly Gen<string> Created = Gen.Frequency(
        (40, Any("\"2024-10-02 10:00:00\"", "\"2024-10-02 23:59:59.999999\"")),
        (1, Any("\"2024-10-03 00:00:00\"", "null"))
    );

    /// <summary>Some rows of few students and tasks, or thousands of many.</summary>
    public static readonly Gen<string[]> Rows = Gen.Frequency(
        (4, Day(students: 8, tasks: 4, rows: 60)),
        (4, Day(students: 40, tasks: 12, rows: 600)),
        (1, Day(students: 16_000, tasks: 60, rows: 6000))
    );

    public static string Row(string userId, string? sourcedId, string type, string correct) =>
        Row(JsonSerializer.Serialize(userId), Params(sourcedId), type, correct, "\"2024-10-02 10:00:00\"");

    private static Gen<string[]> Day(int students, int tasks, int rows) =>
        Tasks
            .Array[1, tasks]
            .SelectMany(some =>
                Gen.Select(
                    Gen.Select(Gen.Int[0, students - 1], Gen.Int[0, 1000]),
                    Any(some),
                    Types,
                    Any("null", "0", "1", "true", "false"),
                    Created,
                    (who, task, type, correct, created) =>
                        Row(JsonSerializer.Serialize(Student(who.Item1)), Source(who, task), type, correct, created)
                ).Array[0, rows]
            );

    /// <summary>What stands behind the task's name is the student's own id, mostly.</summary>
    private static string Source((int Student, int Oddity) who, string task) =>
        who.Oddity switch
        {
            0 => "null",
            1 => JsonSerializer.Serialize("{'lis_result_sourcedid'"),
            2 => JsonSerializer.Serialize("{}"),
            3 => Params(null),
            4 => Params(""),
            5 => Params(Student(who.Student)),
            < 50 => Params(task),
            < 100 => Params(task + Student(who.Student + 1)),
            < 120 => Params(task + Student(who.Student).ToUpperInvariant()),
            < 140 => Params(task + Student(who.Student) + Student(who.Student)),
            _ => Params(task + Student(who.Student)),
        };

    /// <summary>The number in letters, some of several bytes.</summary>
    private static string Student(int number)
    {
        var id = new StringBuilder();
        for (int i = 0; i < UserIdLength; i++, number /= Letters.Length)
            id.Append(Letters[number % Letters.Length]);
        return id.ToString();
    }

    private static string Params(string? sourcedId)
    {
        string value = sourcedId is null ? "None" : $"'{sourcedId.Replace("\n", "\\n", StringComparison.Ordinal)}'";
        return JsonSerializer.Serialize($"{{'oauth_consumer_key': '', 'lis_result_sourcedid': {value}}}");
    }

    private static string Row(string user, string passback, string type, string correct, string created) =>
        $"{{\"lti_user_id\": {user}, \"passback_params\": {passback}, \"is_correct\": {correct}, "
        + $"\"attempt_type\": {type}, \"created_at\": {created}}}";

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    /// <summary>Mostly the first.</summary>
    private static Gen<string> Weighted(params string[] texts) =>
        Gen.Frequency((6, Gen.Const(texts[0])), (1, Any(texts)));
}
