using System.Collections.Concurrent;
using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Platform;
using EduEtl.Sandbox.Sheets;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Sandbox.Faults;

/// <summary>Which faults are on, and what that means to the services.</summary>
/// <param name="runDatabase">Starts the database's server, or stops it.</param>
internal sealed class FaultSwitches(
    PlatformApi platform,
    SheetsApi sheets,
    SmtpServer smtp,
    string refusedRecipient,
    Func<bool, Task> runDatabase
) : IDisposable
{
    private readonly ConcurrentDictionary<FaultyService, Fault> _on = new();
    private readonly SemaphoreSlim _one = new(1);

    public string RefusedRecipient { get; } = refusedRecipient;

    public int Count => _on.Count;

    public bool IsOn(Fault fault) => _on.TryGetValue(fault.Service(), out Fault on) && on == fault;

    /// <exception cref="SandboxException">The database's server does not start again.</exception>
    public async Task SetAsync(Fault fault, bool on)
    {
        await _one.WaitAsync();
        try
        {
            if (on == IsOn(fault))
                return;
            await ApplyAsync(fault.Service(), on ? fault : null);
            if (on)
                _on[fault.Service()] = fault;
            else
                _on.TryRemove(fault.Service(), out _);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task ApplyAsync(FaultyService service, Fault? fault)
    {
        switch (service)
        {
            case FaultyService.Platform:
                platform.Fault = PlatformAnswer(fault);
                platform.Flow = fault switch
                {
                    Fault.ApiSlow => PlatformFlow.Slow,
                    Fault.ApiBreaksOff => PlatformFlow.Half,
                    _ => PlatformFlow.Good,
                };
                break;
            case FaultyService.Database:
                await runDatabase(fault is null);
                break;
            case FaultyService.Sheets:
                sheets.Fault = SheetsAnswer(fault) is { } answer
                    ? call => call.Operation == "token" ? null : answer
                    : null;
                break;
            default:
                smtp.Script = fault switch
                {
                    Fault.MailRefusesOne => SmtpScript.RefuseRecipient(RefusedRecipient),
                    Fault.MailDrops => SmtpScript.At(SmtpStep.EndOfData, SmtpFault.Drop),
                    _ => SmtpScript.None,
                };
                break;
        }
    }

    private static Func<HttpContext, Task<bool>>? PlatformAnswer(Fault? fault) =>
        fault switch
        {
            Fault.ApiFails => context =>
                RefuseAsync(context, StatusCodes.Status500InternalServerError, "internal server error"),
            Fault.ApiRefusesKey => context =>
                RefuseAsync(context, StatusCodes.Status403Forbidden, "client or client_key is wrong"),
            _ => null,
        };

    private static async Task<bool> RefuseAsync(HttpContext context, int status, string message)
    {
        await PlatformApi.RefuseAsync(context, status, message);
        return true;
    }

    private static FaultAnswer? SheetsAnswer(Fault? fault) =>
        fault switch
        {
            Fault.SheetsQuota => FaultAnswer.QuotaExceeded(),
            Fault.SheetsForbidden => FaultAnswer.Google(
                StatusCodes.Status403Forbidden,
                "PERMISSION_DENIED",
                "The caller does not have permission"
            ),
            _ => null,
        };
}
