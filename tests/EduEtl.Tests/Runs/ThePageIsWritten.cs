using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class ThePageIsWritten
{
    private const string Courses = """
        SELECT string_agg(concat_ws(' ', course, attempts, students), '; ' ORDER BY attempts DESC, course COLLATE "C")
        FROM (
            SELECT split_part(split_part(lis_result_sourcedid, 'course-v1:', 2), ':', 1) AS course,
                count(*) AS attempts, count(DISTINCT user_id) AS students
            FROM lms_activities WHERE created_at::date = '2024-10-02' AND lis_result_sourcedid LIKE 'course-v1:%'
            GROUP BY 1) AS by_course
        """;

    private readonly PostgresFixture _postgres;

    public ThePageIsWritten(PostgresFixture postgres)
    {
        _postgres = postgres;
        CultureInfo.CurrentUICulture = new("en");
    }

    [Fact]
    public async Task Page_and_mail_tell_what_the_database_holds()
    {
        await using World world = await World.StartAsync(_postgres, rows: 999);
        world.Platform.Fault = Answers.Rows(Answers.Row("2024-10-01 10:00:00"), Answers.Row("2024-10-01 11:00:00"));
        Expect.Success(await world.RunAsync("--date", "2024-10-01"));
        world.Platform.Fault = null;
        Expect.Success(await world.SettleAsync());
        IHtmlDocument page = HtmlCheck.Valid(await File.ReadAllTextAsync(world.PagePath, Cancellation));
        ShownMail mail = world.Mails[^1];
        IHtmlDocument html = HtmlCheck.Valid(mail.Html);

        string[] figures = (
            await world.QueryAsync<string>(
                """
                SELECT concat_ws(' ', attempts, users, to_char(100.0 * successes / submits, 'FM990.00') || '%', runs, submits, successes)
                FROM (
                    SELECT count(*) AS attempts, count(DISTINCT user_id) AS users,
                        count(*) FILTER (WHERE attempt_type = 'run') AS runs,
                        count(*) FILTER (WHERE attempt_type = 'submit') AS submits,
                        count(*) FILTER (WHERE attempt_type = 'submit' AND is_correct) AS successes
                    FROM lms_activities WHERE created_at::date = '2024-10-02') AS day
                """
            )
        ).Split(' ');
        string yesterday = await world.QueryAsync<string>(
            "SELECT count(*)::text FROM lms_activities WHERE created_at::date = '2024-10-01'"
        );
        string courses = await world.QueryAsync<string>(Courses);

        Assert.Equal(figures[..3], Texts(page, ".card .value"));
        Assert.Equal(figures[3..], Texts(page, "section[aria-labelledby=figures] tbody tr td:nth-of-type(1)")[..3]);
        Assert.Equal(figures, Column(html, "Statistics of the day", 1)[..6]);
        Assert.Contains($"from {yesterday}", page.QuerySelector(".card .change")!.TextContent);
        Assert.Contains($"from {yesterday}", Column(html, "Statistics of the day", 2)[0]);
        Assert.Equal(courses, ByCourse(page.QuerySelector("section[aria-labelledby=courses] table")!));
        Assert.Equal(courses, ByCourse(Table(html, "By course")));
        Assert.Equal(
            Texts(page, "section[aria-labelledby=tasks] th code")[..5],
            Column(html, "Hardest tasks", 0).Select(task => task.Split(' ')[1])
        );

        string settled = await File.ReadAllTextAsync(world.PagePath, Cancellation);
        Expect.Success(await world.SettleAsync("--test-mode"));
        Assert.Equal(settled, await File.ReadAllTextAsync(world.PagePath, Cancellation));
        string hour = Path.Combine(world.Folder, "reports", "2024-10-02-test.html");
        Assert.Contains("TEST, first hour only", await File.ReadAllTextAsync(hour, Cancellation));
    }

    [Fact]
    public async Task Without_a_sheet_the_page_is_the_report()
    {
        await using World world = await World.StartAsync(_postgres);
        world.Set("Sheets__Enabled", "false");
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        Assert.Contains($"Page   {world.PagePath}", result.Output);
        Assert.Contains("Sheet  off", result.Output);
        Assert.Contains(world.PagePath, Assert.Single(world.Mails).Text);
        Assert.Equal("off", await world.LastRunAsync("report_state"));
        string run = await world.LastRunAsync("run_id");

        File.Delete(world.PagePath);
        ProcessResult again = await Late.RunAsync(world, "report", "Sheets__Enabled");
        Expect.Success(again);
        Assert.Contains("✓ Report — page 2024-10-02.html written", again.Output);
        Assert.Contains($"Page   {world.PagePath}", again.Output);
        Assert.Contains(run, await File.ReadAllTextAsync(world.PagePath, Cancellation));
        Assert.Equal("off", await world.LastRunAsync("report_state"));
        Assert.Empty(world.Sheets.Calls);
    }

    [Fact]
    public async Task Where_it_cannot_be_written_the_sheet_still_is()
    {
        await using World world = await World.StartAsync(_postgres);
        await File.WriteAllTextAsync(Path.Combine(world.Folder, "reports"), "in the way", Cancellation);
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(result, 6, world.PagePath, "Reports:Folder", "eduetl report --date 2024-10-02");
        Assert.Contains("✓ Report — tab \"EduEtl\" updated", result.Output);
        Assert.Contains(world.Sheets.Snapshot().Tabs, tab => tab.Title == "EduEtl");
        Assert.Equal(
            "settled 200 failed sent",
            await world.LastRunAsync("outcome", "rows_stored", "report_state", "mail_state")
        );
        ShownMail mail = Assert.Single(world.Mails);
        Assert.Contains("settled, report incomplete", mail.Subject);
        Assert.Contains(world.PagePath, mail.Text);
        Assert.Contains("To write the report again:   eduetl report --date 2024-10-02", mail.Text);

        File.Delete(Path.Combine(world.Folder, "reports"));
        Expect.Success(await Late.RunAsync(world, "report", "Sheets__"));
        Assert.True(File.Exists(world.PagePath));
        Assert.Equal("done", await world.LastRunAsync("report_state"));
    }

    [Fact]
    public async Task Where_the_sheet_cannot_be_written_either_both_are_named()
    {
        await using World world = await World.StartAsync(_postgres);
        world.Set("Sheets__CredentialsFile", "nowhere.json");
        await File.WriteAllTextAsync(Path.Combine(world.Folder, "reports"), "in the way", Cancellation);
        ProcessResult result = await world.SettleAsync();
        Expect.Failure(result, 6, world.PagePath, Path.Combine(world.Folder, "nowhere.json"), "Sheets:CredentialsFile");
        string mail = Assert.Single(world.Mails).Text;
        Assert.Contains(world.PagePath, mail);
        Assert.Contains("nowhere.json", mail);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static List<string> Texts(IHtmlDocument page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(Text)];

    private static IElement Table(IHtmlDocument mail, string title) =>
        mail.QuerySelectorAll("h2").Single(head => head.TextContent == title).NextElementSibling!;

    private static List<string> Column(IHtmlDocument mail, string title, int column) =>
        [.. Rows(Table(mail, title)).Select(row => Text(row.Children[column]))];

    private static string ByCourse(IElement table) =>
        string.Join(
            "; ",
            Rows(table)
                .Where(row => Text(row.Children[0]) != "Course not stated")
                .Select(row => string.Join(' ', row.Children.Take(3).Select(Text)))
        );

    private static IEnumerable<IElement> Rows(IElement table) =>
        table.QuerySelectorAll(":scope > tbody > tr").Where(row => row.QuerySelector("th[scope=col]") is null);

    // Thousands are not set apart in the database.
    private static string Text(IElement element) =>
        element.TextContent.Trim().Replace(",", "", StringComparison.Ordinal);
}
