using System.Globalization;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>What an interrupted range leaves: days that are loaded, and of which nobody was told.</summary>
public sealed class DaysWereLoadedAndNotToldOf(PostgresFixture postgres)
{
    private static readonly string[] Range = ["--from", World.DaysAgo(5), "--to", World.DaysAgo(2)];

    [Fact]
    public async Task One_command_writes_their_report_and_one_their_mail()
    {
        await using World world = await LeftAsync();
        ProcessResult status = await world.RunAsync("status");
        string args = string.Join(' ', Range);
        Assert.Contains($"eduetl notify {args}\n", status.Output, StringComparison.Ordinal);

        Expect.Success(await world.RunAsync(["report", .. Range]));
        Assert.Equal(["get", "batchUpdate"], world.ReportCalls);
        Assert.Equal(4, Directory.GetFiles(Path.Combine(world.Folder, "reports"), "20*.html").Length);
        Assert.Equal(4, await CountAsync(world, "report_state = 'done' AND mail_state IS NULL"));

        ProcessResult notified = await world.RunAsync(["notify", .. Range]);
        Expect.Success(notified);
        ShownMail mail = Assert.Single(world.Mails);
        Assert.Contains($"{World.DaysAgo(5)} … {World.DaysAgo(2)}", mail.Subject, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(2, 4), ago => Assert.Contains($"{InTheMail(ago)}: 200;", mail.Text));
        Assert.Equal(4, await CountAsync(world, "mail_state = 'sent' AND error IS NULL"));
        Assert.DoesNotContain("eduetl notify", (await world.RunAsync("status")).Output, StringComparison.Ordinal);

        ProcessResult again = await world.RunAsync(["notify", .. Range]);
        Expect.Success(again);
        Assert.Contains($"eduetl notify {args} --again", again.Output, StringComparison.Ordinal);
        Assert.Single(world.Mails);
    }

    [Fact]
    public async Task The_missed_days_take_them_along_in_one_mail_and_one_report()
    {
        await using World world = await LeftAsync();
        ProcessResult missed = await world.RunAsync("--missed");
        Expect.Success(missed);
        Assert.Contains($"{World.DaysAgo(5)} … {World.DaysAgo(2)}", missed.Output, StringComparison.Ordinal);
        // Their pages are written last, and are named in their order.
        Assert.Contains(
            $"({World.DaysAgo(5)}.html … {World.DaysAgo(1)}.html)",
            missed.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(["get", "batchUpdate"], world.ReportCalls);
        Assert.Contains($"{World.DaysAgo(5)} … {World.DaysAgo(1)}: ", Assert.Single(world.Mails).Subject);
        Assert.Equal(5, await CountAsync(world, "report_state = 'done' AND mail_state = 'sent'"));
        Assert.Contains("Nothing to do", (await world.RunAsync("--missed")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_day_is_missed_they_are_told_of_all_the_same()
    {
        await using World world = await LeftAsync();
        Expect.Success(await world.RunAsync("--date", World.DaysAgo(1)));
        await world.ExecuteAsync("UPDATE etl_runs SET report_state = 'failed', mail_state = NULL");
        ProcessResult missed = await world.RunAsync("--missed");
        Expect.Success(missed);
        Assert.Equal(2, world.Mails.Count);
        Assert.Equal(5, await CountAsync(world, "report_state = 'done' AND mail_state = 'sent'"));
        Assert.EndsWith(
            $"eduetl --missed for {World.DaysAgo(5)} … {World.DaysAgo(1)} is done (exit code 0).\n",
            missed.Output,
            StringComparison.Ordinal
        );
    }

    /// <summary>The setting speaks of days to be settled, not of what is left of settled ones.</summary>
    [Fact]
    public async Task They_are_told_of_though_no_day_so_early_counts_as_missed()
    {
        await using World world = await LeftAsync();
        world.Set("Missed__Since", World.DaysAgo(1));
        Expect.Success(await world.RunAsync("--missed"));
        Assert.Contains($"{World.DaysAgo(5)} … {World.DaysAgo(1)}: ", Assert.Single(world.Mails).Subject);
        Assert.DoesNotContain("eduetl notify", (await world.RunAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_range_goes_on_with_them()
    {
        await using World world = await LeftAsync();
        ProcessResult again = await world.RunAsync("--from", World.DaysAgo(6), "--to", World.DaysAgo(3));
        Expect.Success(again);
        Assert.Contains($"{World.DaysAgo(6)} … {World.DaysAgo(3)}: ", Assert.Single(world.Mails).Subject);
        Assert.Equal(4, await CountAsync(world, "mail_state = 'sent'"));
    }

    [Fact]
    public async Task Who_was_told_of_a_day_is_told_of_the_others_alone()
    {
        await using World world = await LeftAsync();
        world.Set("Smtp__To__0", "dean@edu.example");
        world.Set("Smtp__To__1", "rector@edu.example");
        await world.ExecuteAsync(
            $$"""
            UPDATE etl_runs SET mail_state = 'failed', mail_recipients = '{"dean@edu.example": "sent"}'
            WHERE day = '{{World.DaysAgo(3)}}'
            """
        );
        Expect.Success(await world.RunAsync(["notify", .. Range]));
        Assert.Equal(
            ["dean@edu.example", "rector@edu.example"],
            world.Mail.Mailbox.Select(one => Assert.Single(one.To)).Order()
        );
        Assert.Equal(2, world.Mails.Count);
        Assert.Single(world.Mails, mail => mail.Text.Contains(InTheMail(3), StringComparison.Ordinal));
        Assert.Equal(
            4,
            await CountAsync(world, "mail_state = 'sent' AND mail_recipients ->> 'rector@edu.example' = 'sent'")
        );
        Assert.Equal(2, world.Mail.Mailbox.Select(one => Late.Message(one).MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Nobody_is_mailed_who_may_have_it()
    {
        await using World world = await LeftAsync();
        await world.ExecuteAsync(
            """UPDATE etl_runs SET mail_state = 'uncertain', mail_recipients = '{"dean@edu.example": "uncertain"}'"""
        );
        Expect.Success(await world.RunAsync("--missed"));
        Assert.Contains(World.DaysAgo(1), Assert.Single(world.Mails).Subject, StringComparison.Ordinal);
        Expect.Success(await world.RunAsync(["notify", .. Range, "--again"]));
        Assert.Equal(2, world.Mails.Count);
    }

    [Fact]
    public async Task One_address_alone_can_have_them()
    {
        await using World world = await LeftAsync();
        Expect.Success(await world.RunAsync(["notify", .. Range, "--to", "rector@edu.example"]));
        Assert.Equal(["rector@edu.example"], Assert.Single(world.Mail.Mailbox).To);
        Assert.Equal(4, await CountAsync(world, "mail_state IS NULL"));
    }

    [Fact]
    public async Task A_sheet_that_cannot_be_written_is_told_and_noted()
    {
        await using World world = await LeftAsync();
        world.Set("Sheets__CredentialsFile", "nothing.json");
        Expect.Failure(await world.RunAsync(["report", .. Range]), 6, "nothing.json");
        Assert.Equal(4, await CountAsync(world, "report_state = 'failed' AND error LIKE '%nothing.json%'"));
    }

    [Theory]
    [InlineData(
        "en",
        "report",
        "--from 2024-10-03 is after --to 2024-10-02",
        "--from",
        "2024-10-03",
        "--to",
        "2024-10-02"
    )]
    [InlineData("ru", "notify", "--from", "--date", "2024-10-03", "--from", "2024-10-01", "--to", "2024-10-02")]
    [InlineData("ru", "report", "--from гггг-ММ-дд --to гггг-ММ-дд")]
    [InlineData("en", "report", "--from goes only with --to", "--from", "2024-10-03")]
    public async Task What_does_not_go_together_is_refused(
        string language,
        string command,
        string said,
        params string[] args
    )
    {
        await using World world = await World.StartAsync(postgres);
        Expect.Failure(await world.RunAsync([command, .. args, "--language", language]), 2, said);
    }

    [Fact]
    public async Task Of_days_that_are_not_loaded_there_is_nothing_to_tell()
    {
        await using World world = await LeftAsync();
        Expect.Failure(
            await world.RunAsync("report", "--from", "2024-10-01", "--to", "2024-10-03"),
            5,
            "2024-10-01 … 2024-10-03",
            "eduetl --from 2024-10-01 --to 2024-10-03"
        );
    }

    /// <summary>Four days that are loaded, and told of to nobody.</summary>
    private async Task<World> LeftAsync()
    {
        World world = await World.StartAsync(postgres);
        Expect.Success(await world.RunAsync([.. Range, "--no-mail", "--no-report"]));
        await world.ExecuteAsync("UPDATE etl_runs SET report_state = NULL, mail_state = NULL");
        return world;
    }

    private static Task<long> CountAsync(World world, string condition) =>
        world.QueryAsync<long>($"SELECT count(*) FROM etl_runs WHERE {condition}");

    private static string InTheMail(int daysAgo) =>
        DateTime
            .Parse(World.DaysAgo(daysAgo), CultureInfo.InvariantCulture)
            .ToString("ddd d MMM", CultureInfo.InvariantCulture);
}
