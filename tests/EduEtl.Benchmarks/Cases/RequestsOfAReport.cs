using System.Diagnostics;
using EduEtl.Benchmarks.Lab;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Benchmarks.Cases;

/// <summary>Counted at the stand-in of Google's API, when the tabs exist. The key's exchange for an access token is told apart.</summary>
internal static class RequestsOfAReport
{
    private const string Spreadsheet = "1MadeUpSpreadsheetForTests";

    public static async Task<IReadOnlyList<ResultRow>> RunAsync(Workbench bench)
    {
        await using SheetsApi google = await SheetsApi.StartAsync(new() { SpreadsheetId = Spreadsheet });
        string key = bench.PathOf("key.json");
        google.WriteKeyFile(key);
        await Tables.EmptyAsync(bench);
        await EduEtlRuns.SettleAsync(bench, 1_000);
        int before = 0;
        for (int i = 0; i < 2; i++)
        {
            before = google.Calls.Count;
            ProcessStartInfo report = EduEtlRuns.Start(bench, "report", "--date", "2024-10-02");
            EduEtlRuns.Set(report, "Sheets__Enabled", "true");
            EduEtlRuns.Set(report, "Sheets__SpreadsheetId", Spreadsheet);
            EduEtlRuns.Set(report, "Sheets__CredentialsFile", key);
            EduEtlRuns.Set(report, "Sheets__Endpoint", google.Endpoint.ToString());
            await MeasuredProcess.RunAsync(report);
        }
        string[] calls = [.. google.Calls.Skip(before).Select(call => call.Operation)];
        string[] requests = [.. calls.Where(call => call != "token")];
        return
        [
            new(
                $"{string.Join(", ", requests)} (and {calls.Length - requests.Length} for the token)",
                $"{requests.Length}",
                "",
                "",
                "2"
            ),
        ];
    }
}
