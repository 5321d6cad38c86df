using System.Text;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class ProblemRowsAreListed(PostgresFixture postgres)
{
    private static readonly string Short = Answers.Row(user: "кот, \\\"Мурзик\\\" \\u001b[31m");
    private static readonly string Unreadable = Answers.Row(passbackParams: "nonsense");

    [Theory]
    [InlineData("en", "rejected: 3, stored: 1", "✗ User id of a wrong length", "19 characters, lti_user_id: ")]
    [InlineData(
        "ru",
        "отклонено: 3, загружено: 1",
        "✗ Неверная длина идентификатора студента",
        "символов: 19, lti_user_id: "
    )]
    public async Task Each_with_its_number_its_reason_and_what_is_wrong(
        string language,
        string heading,
        string reason,
        string value
    )
    {
        await using World world = await LoadedAsync();
        world.Set("Language", language);
        ProcessResult result = await Late.RunAsync(world, "problems");
        Assert.True(result.ExitCode == 0, result.All);
        string[] lines = result.Output.TrimEnd().Split('\n');
        Assert.Contains(heading, lines[0], StringComparison.Ordinal);
        // The summary comes first, with what to type for a kind alone.
        Assert.Matches($@"^  {reason} +2  --kind user_id_length$", lines[1]);
        Assert.Matches("^  ! .+ +1  --kind params_unreadable$", lines[3]);
        Assert.Equal("", lines[4]);
        Assert.Equal(6 + 4, lines.Length);
        Assert.Matches($@"^ +2  {reason} +{value}""кот, ", lines[6]);
        Assert.Matches("^ +3  ✗ [^-]+ -5$", lines[7]);
        Assert.Matches("^ +5  ! [^:]+ passback_params: \"nonsense\"$", lines[8]);
        Assert.DoesNotContain("(user_id_length)", result.Output, StringComparison.Ordinal);
        // The columns stand under each other, and a giant row takes no more than a line of its own.
        Assert.Equal(
            lines[7].IndexOf("-5", StringComparison.Ordinal),
            lines[8].IndexOf("passback_params: ", StringComparison.Ordinal)
        );
        Assert.All(lines, line => Assert.True(line.Length < 320, line));
        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Fact]
    public async Task One_kind_alone_and_whole_rows()
    {
        await using World world = await LoadedAsync();
        ProcessResult one = await AskAsync("--kind", "Params_Unreadable", "--raw");
        Expect.Success(one);
        string[] lines = one.Output.TrimEnd().Split('\n');
        Assert.True(lines.Length == 6 + 2, one.All);
        Assert.Matches("^ +5  ! ", lines[6]);
        Assert.Equal(Unreadable, lines[7]);
        ProcessResult csv = await AskAsync("--kind", "not_an_object", "--csv", "rows.csv");
        Assert.Contains("Rows written: 1, file: rows.csv", csv.Output, StringComparison.Ordinal);
        Assert.Equal(6 - 2, (await AskAsync("--kind", "wrong_type")).Output.TrimEnd().Split('\n').Length);
        Expect.Failure(await AskAsync("--kind", "user"), 2, "user is no kind", "user_id_length");

        Task<ProcessResult> AskAsync(params string[] args) =>
            world.RunAsync(["problems", "--date", "2024-10-02", .. args]);
    }

    [Fact]
    public async Task In_a_file_the_text_is_whole()
    {
        await using World world = await LoadedAsync();
        ProcessResult result = await world.RunAsync("problems", "--date", "2024-10-02", "--csv", "rows.csv");
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains("Rows written: 4, file: rows.csv", result.Output, StringComparison.Ordinal);
        byte[] bytes = await File.ReadAllBytesAsync(
            Path.Combine(world.Folder, "rows.csv"),
            TestContext.Current.CancellationToken
        );
        // Without the mark Excel takes it for another encoding.
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        string[] records = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes[3..]).Split("\r\n");
        Assert.Equal("row_number,stored,problem,reason,raw", records[0]);
        Assert.Equal($"2,false,user_id_length,User id of a wrong length,{Quoted(Short)}", records[1]);
        Assert.Equal("3,false,not_an_object,Not a JSON object,'-5", records[2]);
        Assert.Equal($"5,true,params_unreadable,passback_params cannot be read,{Quoted(Unreadable)}", records[3]);
        Assert.True(records[4].Length > 100_000);
        Assert.Equal("", records[5]);
        Assert.Equal(6, records.Length);
        Assert.False(File.Exists(Path.Combine(world.Folder, "rows.csv.part")));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task In_a_file_nothing_is_a_formula(string text)
    {
        await using World world = await LoadedAsync();
        await world.ExecuteAsync($"UPDATE etl_problem_rows SET raw = '{text}', problem = '{text}'");
        ProcessResult result = await world.RunAsync("problems", "--date", "2024-10-02", "--csv", "rows.csv");
        Assert.True(result.ExitCode == 0, result.All);
        string file = await File.ReadAllTextAsync(
            Path.Combine(world.Folder, "rows.csv"),
            TestContext.Current.CancellationToken
        );
        Assert.DoesNotMatch("(^|[,\n])\"?[=+@\\t\\r-]", file.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.Contains("'" + text, file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said()
    {
        await using World world = await LoadedAsync();
        ProcessResult result = await world.RunAsync("problems", "--date", "2024-10-02", "--csv", "no/such/rows.csv");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no/such/rows.csv", result.Error, StringComparison.Ordinal);
        Assert.Contains("its folder does not exist", result.Error, StringComparison.Ordinal);
        Assert.Contains("Make its folder first", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".part", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_are_none()
    {
        await using World world = await World.StartAsync(postgres);
        await world.SettleAsync();
        int logs = Directory.GetFiles(Path.Combine(world.Folder, ".logs")).Length;
        ProcessResult result = await world.RunAsync("problems", "--date", "2024-10-02", "--csv", "rows.csv");
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Contains("kept no problem rows", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            "row_number,stored,problem,reason,raw\r\n",
            await File.ReadAllTextAsync(Path.Combine(world.Folder, "rows.csv"), TestContext.Current.CancellationToken)
        );
        Assert.Equal(logs, Directory.GetFiles(Path.Combine(world.Folder, ".logs")).Length);
    }

    /// <summary>Two rows in order, one of each kind of problem, one that is giant.</summary>
    private async Task<World> LoadedAsync()
    {
        World world = await World.StartAsync(postgres);
        string giant = Answers.Row(user: new string('x', 100_000));
        world.Platform.Fault = Answers.Rows(Answers.Row(), Short, "-5", Answers.Row(), Unreadable, giant);
        ProcessResult result = await world.SettleAsync();
        Assert.True(result.ExitCode == 0, result.All);
        return world;
    }

    private static string Quoted(string json) => $"\"{json.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
