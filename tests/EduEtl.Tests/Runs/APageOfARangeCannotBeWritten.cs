using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Exit 6: the days are settled, and all is written that can be.</summary>
public sealed class APageOfARangeCannotBeWritten(PostgresFixture postgres)
{
    private static readonly string[] Range = ["--from", "2024-10-01", "--to", "2024-10-04"];

    [Theory]
    [InlineData("en", "settled, days: 4, report incomplete", "What was loaded is safe in the database.", "sheet")]
    [InlineData("ru", "сведено дней: 4, отчёт неполный", "Загруженные данные сохранены в базе.", "таблиц")]
    public async Task The_others_and_the_sheet_are_written(string language, string subject, string safe, string sheet)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        string inTheWay = Directory.CreateDirectory(Path.Combine(world.Folder, "reports", "2024-10-02.html")).FullName;
        ProcessResult result = await world.RunAsync(Range);
        Expect.Failure(result, 6, inTheWay, "Reports:Folder", "eduetl report --date 2024-10-02");
        Assert.Contains("3 (2024-10-01.html … 2024-10-04.html)", result.Output, StringComparison.Ordinal);
        Assert.Equal(["get", "batchUpdate"], world.ReportCalls);
        Assert.Equal(
            4,
            await world.QueryAsync<long>(
                "SELECT count(*) FROM etl_runs WHERE outcome = 'settled' AND report_state = 'failed'"
            )
        );
        ShownMail mail = Assert.Single(world.Mails);
        Assert.EndsWith(subject, mail.Subject, StringComparison.Ordinal);
        Assert.Contains(inTheWay, mail.Text, StringComparison.Ordinal);
        Assert.Contains(safe, mail.Text, StringComparison.Ordinal);
        Assert.Contains("eduetl report --date 2024-10-02", mail.Text, StringComparison.Ordinal);
        // The way to it is there, but nothing says that it was not written.
        Assert.Single(mail.Text.Split('\n'), line => line.Contains(sheet, StringComparison.OrdinalIgnoreCase));

        Directory.Delete(inTheWay);
        Expect.Success(await world.RunAsync("report", "--date", "2024-10-02"));
        Assert.True(File.Exists(inTheWay));
    }

    [Theory]
    [InlineData("en", "Days without a page: 2024-10-01 … 2024-10-04.", "The same for the other days.")]
    [InlineData("ru", "Дни без страницы: 2024-10-01 … 2024-10-04.", "То же для остальных дней.")]
    public async Task None_can_and_the_sheet_cannot_either(string language, string days, string others)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Language", language);
        world.Set("Sheets__CredentialsFile", "nowhere.json");
        await File.WriteAllTextAsync(
            Path.Combine(world.Folder, "reports"),
            "in the way",
            TestContext.Current.CancellationToken
        );
        ProcessResult result = await world.RunAsync(Range);
        Expect.Failure(result, 6, days, others, "nowhere.json", "eduetl report --date 2024-10-01");
        string mail = Assert.Single(world.Mails).Text;
        Assert.Contains(days, mail, StringComparison.Ordinal);
        Assert.Contains("nowhere.json", mail, StringComparison.Ordinal);
    }
}
