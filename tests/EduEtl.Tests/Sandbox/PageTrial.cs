using System.Diagnostics;
using System.Globalization;
using EduEtl.Sandbox.Faults;
using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Page;
using EduEtl.Sandbox.Platform;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Tests.Sandbox;

/// <summary>The sandbox's page over services of its own, in English, without a database and a program.</summary>
internal sealed class PageTrial : IAsyncDisposable
{
    private PageTrial(PageServer server, PageSources sources)
    {
        Server = server;
        Sources = sources;
    }

    public PageServer Server { get; }

    public PageSources Sources { get; }

    /// <param name="folder">Where sheet and mails are read from; null: they are empty.</param>
    public static async Task<PageTrial> StartAsync(string? folder = null)
    {
        PlatformApi platform = await PlatformApi.StartAsync(new(new University(), "a", "b"));
        SheetsApi sheets = await SheetsApi.StartAsync(new() { SpreadsheetId = "id", Folder = folder });
        string? mails = folder is null ? null : Path.Combine(folder, "mail");
        SmtpServer smtp = await SmtpServer.StartAsync(new() { Security = SmtpServerSecurity.None, Folder = mails });
        var faults = new FaultSwitches(platform, sheets, smtp, "curator@edu.example", _ => Task.CompletedTask);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var sources = new PageSources(
            platform,
            sheets,
            smtp,
            faults,
            new(_ => new ProcessStartInfo("no-such-program")),
            Path.Combine(folder ?? "no-such-folder", "reports")
        );
        return new(await PageServer.StartAsync(sources), sources);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Sources.Runs.DisposeAsync();
        Sources.Faults.Dispose();
        await Sources.Smtp.DisposeAsync();
        await Sources.Sheets.DisposeAsync();
        await Sources.Platform.DisposeAsync();
    }
}
