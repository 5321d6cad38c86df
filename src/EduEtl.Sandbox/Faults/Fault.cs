namespace EduEtl.Sandbox.Faults;

/// <summary>What the page can let go wrong; of each service one at a time.</summary>
internal enum Fault
{
    ApiSlow,
    ApiFails,
    ApiBreaksOff,
    ApiRefusesKey,
    DatabaseGone,
    SheetsQuota,
    SheetsForbidden,
    MailRefusesOne,
    MailDrops,
}

internal enum FaultyService
{
    Platform,
    Database,
    Sheets,
    Mail,
}

internal static class FaultExtensions
{
    public static FaultyService Service(this Fault fault) =>
        fault switch
        {
            Fault.ApiSlow or Fault.ApiFails or Fault.ApiBreaksOff or Fault.ApiRefusesKey => FaultyService.Platform,
            Fault.DatabaseGone => FaultyService.Database,
            Fault.SheetsQuota or Fault.SheetsForbidden => FaultyService.Sheets,
            _ => FaultyService.Mail,
        };
}
