using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>
/// What the encoding of the database lacks costs the row that has it, not the day; and what is to be said of a run can be
/// written all the same.
/// </summary>
public sealed class TheDatabaseIsNotInUtf8(PostgresFixture postgres)
{
    private const string Kept = "SELECT string_agg(attempt_type, ' ' ORDER BY created_at) FROM lms_activities";

    [Theory]
    [InlineData("WIN1251", "run Курс €")]
    [InlineData("KOI8R", "run Курс")]
    [InlineData("ISO_8859_5", "run Курс")]
    [InlineData("LATIN1", "run café")]
    [InlineData("WIN1252", "run café €")]
    [InlineData("EUC_JP", "run Курс café")]
    [InlineData("EUC_KR", "run Курс €")]
    [InlineData("SQL_ASCII", "run Курс café € 🎓")]
    public async Task A_row_that_it_cannot_hold_is_rejected(string encoding, string kept)
    {
        await using World world = await World.StartAsync(postgres, encoding: encoding);
        string[] types = ["run", "Курс", "café", "€", "🎓"];
        world.Platform.Fault = Answers.Rows([
            .. types.Select((type, i) => Answers.RowBut("attempt_type", $"\"{type}\"", $"2024-10-02 10:00:0{i}")),
        ]);
        int rejected = types.Length - kept.Split(' ').Length;

        ProcessResult dry = await world.SettleAsync("--dry-run");
        ProcessResult result = await world.SettleAsync();

        Expect.Success(dry);
        Assert.Equal(rejected > 0, dry.Output.Contains("encoding lacks", StringComparison.Ordinal));
        Expect.Success(result);
        Assert.Equal(kept, await world.QueryAsync<string>(Kept));
        Assert.Equal(
            rejected,
            await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows WHERE problem = 'character_not_held'")
        );
        Assert.Equal(encoding != "SQL_ASCII", result.All.Contains($"is in {encoding}", StringComparison.Ordinal));
        await ReplayedAsync(world, rejected);
        ProcessResult doctor = await world.RunAsync("doctor");
        Assert.Equal(encoding != "SQL_ASCII", doctor.All.Contains("ENCODING 'UTF8'", StringComparison.Ordinal));
    }

    /// <summary>Their texts are kept whole, as JSON can say them in any encoding.</summary>
    private static async Task ReplayedAsync(World world, int rejected)
    {
        if (rejected == 0)
            return;
        Expect.Success(await world.RunAsync("replay", "--date", "2024-10-02"));
        ProcessResult listed = await world.RunAsync("problems", "--date", "2024-10-02");
        Expect.Success(listed);
        Assert.Contains("lacks", listed.Output, StringComparison.Ordinal);
        Assert.Equal(
            rejected,
            await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows WHERE strpos(raw, chr(92) || 'u') > 0")
        );
    }

    [Theory]
    [InlineData("WIN1251")]
    [InlineData("LATIN1")]
    public async Task What_became_of_the_run_is_noted(string encoding)
    {
        await using World world = await World.StartAsync(postgres, encoding: encoding);
        world.Platform.Fault = Answers.Status(403, "nein, ключ is falsch — é");
        world.Set("Smtp__To__0", "студент@edu.example");

        foreach (string language in (string[])["en", "ru"])
        {
            Expect.Failure(await world.SettleAsync("--language", language), 4);
            Assert.Equal("failed", await world.LastRunAsync("outcome"));
            Assert.True(await world.QueryAsync<bool>("SELECT bool_and(error LIKE '%403%') FROM etl_runs"));
        }
        Expect.Success(await world.RunAsync("status"));
    }
}
