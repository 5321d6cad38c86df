namespace EduEtl.Tests.Support;

/// <summary>
/// A cell of the fault matrix: what goes wrong, and what must hold then: exit code, message, database, sheet, mail and
/// log. It happens to an operator who reads English, and then to one who reads Russian.
/// </summary>
/// <param name="ExitCode">Of the run.</param>
/// <param name="English">What is said of it, parts that follow each other, with <see cref="Then"/> between them.</param>
/// <param name="Russian">The same.</param>
/// <param name="Begin">Brings it about, before each run.</param>
internal sealed record FaultCase(int ExitCode, string English, string Russian, Action<World> Begin)
{
    private const string Then = " … ";

    /// <summary>Runs the program; a fault that has to fall into the middle of a run brings it about here.</summary>
    public Func<World, Task<ProcessResult>> Run { get; init; } = world => world.SettleAsync();

    /// <summary>Rows of the day once it is loaded.</summary>
    public long Stored { get; init; } = 200;

    /// <summary>The run's row in the ledger; null where it cannot be written.</summary>
    public string? Ledger { get; init; } =
        ExitCode switch
        {
            4 or 5 => "failed - sent",
            6 => "settled failed sent",
            7 => "settled done failed",
            _ => "settled done sent",
        };

    /// <summary>Mails that the server has taken in the end.</summary>
    public int Mails { get; init; } = ExitCode == 7 ? 0 : 1;

    /// <summary>Whether the mail tells it too.</summary>
    public bool Mailed { get; init; } = ExitCode != 7;

    private bool Loads => ExitCode is 0 or 6 or 7;

    public async Task HappensAsync(World world)
    {
        await HappensAsync(world, "en", English.Split(Then));
        await HappensAsync(world, "ru", Russian.Split(Then));
    }

    private async Task HappensAsync(World world, string language, string[] said)
    {
        string day = await DayAsync(world);
        string sheet = Sheet(world);
        int mails = world.Mails.Count;
        world.ForgetLogs();
        world.Set("Language", language);
        Begin(world);
        ProcessResult result = await Run(world);
        Expect.Failure(result, ExitCode);
        AssertSaid(said, result.All);
        AssertSaid(said[..1], world.Log());
        Assert.Equal(ExitCode != 0, world.Log().Contains("[ERROR]", StringComparison.Ordinal));
        await AssertDatabaseAsync(world, day);
        Assert.Equal(ExitCode is not (0 or 7), sheet == Sheet(world));
        Assert.Equal(mails + Mails, world.Mails.Count);
        if (Mailed)
            AssertSaid(said, world.Mails[^1].Text);
    }

    private async Task AssertDatabaseAsync(World world, string day)
    {
        if (Loads)
            Assert.Equal(Stored, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
        else
            Assert.Equal(day, await DayAsync(world));
        bool noted = await world.QueryAsync<bool>("SELECT to_regclass('etl_runs') IS NOT NULL");
        Assert.Equal(Ledger, noted ? await world.LastRunAsync("outcome", "report_state", "mail_state") : null);
    }

    private static async Task<string> DayAsync(World world) =>
        await world.QueryAsync<bool>("SELECT to_regclass('lms_activities') IS NULL") ? "" : await world.ChecksumAsync();

    private static string Sheet(World world) =>
        string.Join(
            '\n',
            world
                .Sheets.Snapshot()
                .Tabs.Select(tab => $"{tab.Title}: {string.Join('|', tab.Cells.Select(cell => cell.Value))}")
        );

    private static void AssertSaid(string[] said, string text)
    {
        int at = 0;
        foreach (string part in said)
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"\"{part}\" is missing, or comes too early:\n{text}");
            at += part.Length;
        }
    }
}
