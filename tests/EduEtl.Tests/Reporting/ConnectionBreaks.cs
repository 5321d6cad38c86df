using System.Net;
using System.Net.Sockets;
using EduEtl.Sandbox.Sheets;
using EduEtl.Shared;

namespace EduEtl.Tests.Reporting;

public sealed class ConnectionBreaks : ReportingFixture
{
    [Theory]
    [InlineData("token")]
    [InlineData("get")]
    [InlineData("batchUpdate")]
    public async Task A_server_that_hangs_ends_with_the_timeout_and_the_old_content_stays(string operation)
    {
        await ReportAsync();
        Google.Fault = call => call.Operation == operation ? new FaultAnswer { Hangs = true } : null;

        EduEtl.Settings.SheetsSettings settings = Settings(attempts: 2, timeout: TimeSpan.FromSeconds(10));
        ExpectedException e = await Assert.ThrowsAsync<ExpectedException>(() =>
            ReportAsync(settings, Run with { Version = "9.9.9" })
        );

        Assert.Contains("within 10 s", e.Message, StringComparison.Ordinal);
        Assert.Equal("0.1.0", Tab().Cell("B19")!.Value);
        Assert.Equal("no answer in time", Assert.Single(Retries).Reason);
    }

    [Fact]
    public async Task Half_an_answer_to_the_reading_is_read_again()
    {
        int left = 1;
        Google.Fault = call => call.Operation == "get" && left-- > 0 ? new FaultAnswer { CutsAnswer = true } : null;

        await ReportAsync();

        Assert.Equal("0.1.0", Tab().Cell("B19")!.Value);
        Assert.Single(Retries);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_that_made_the_tab_but_whose_answer_was_lost_makes_no_second_one(bool cut)
    {
        int left = 1;
        FaultAnswer lost = cut ? new() { CutsAnswer = true } : FaultAnswer.Html(503) with { Applied = true };
        Google.Fault = call => call.Operation == "batchUpdate" && left-- > 0 ? lost : null;

        await ReportAsync();

        Assert.Equal(4, Google.Snapshot().Tabs.Count);
        Assert.Equal("0.1.0", Tab().Cell("B19")!.Value);
        Assert.Single(Retries);
    }

    [Fact]
    public async Task A_batch_that_is_applied_late_gets_in_the_way_once()
    {
        var faults = new Queue<FaultAnswer>([
            FaultAnswer.Html(503),
            FaultAnswer.Google(400, "INVALID_ARGUMENT", "A sheet with the name \"EduEtl\" already exists.") with
            {
                Applied = true,
            },
        ]);
        Google.Fault = call =>
            call.Operation == "batchUpdate" && faults.TryDequeue(out FaultAnswer? fault) ? fault : null;

        await ReportAsync();

        Assert.Equal("0.1.0", Tab().Cell("B19")!.Value);
        Assert.Equal(2, Retries.Count);
    }

    [Fact]
    public async Task Nobody_listens()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        ExpectedException e = await FailsAsync(
            Settings(attempts: 2) with
            {
                Endpoint = new Uri($"http://127.0.0.1:{port}"),
            }
        );

        Assert.StartsWith("No connection", e.Message, StringComparison.Ordinal);
        Assert.Equal("the connection failed", Assert.Single(Retries).Reason);
    }

    [Fact]
    public async Task A_failing_report_leaves_the_former_one_whole()
    {
        await ReportAsync();
        SpreadsheetState before = Google.Snapshot();
        Google.Fault = call => call.Operation == "batchUpdate" ? FaultAnswer.Html(500) : null;

        await FailsAsync(Settings(attempts: 2));

        Assert.Equal(
            before.Tab("EduEtl").Cells.Select(cell => (cell.A1, cell.Text)),
            Tab().Cells.Select(cell => (cell.A1, cell.Text))
        );
    }

    [Fact]
    public async Task Cancelling_is_no_failure()
    {
        using var cancel = new CancellationTokenSource();
        Google.Fault = call =>
        {
            cancel.CancelAfter(TimeSpan.FromMilliseconds(50));
            return new FaultAnswer { Hangs = true };
        };
        using var reporter = new EduEtl.Reporting.Sheets.SheetsReporter(
            Settings(),
            new HurriedTime(),
            Serilog.Core.Logger.None,
            Retries.Enqueue
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            reporter.ReportAsync(Report(Run, Totals, Day), cancel.Token)
        );
        Assert.Empty(Retries);
    }
}
