using EduEtl.Sandbox.Faults;
using EduEtl.Sandbox.Host;
using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Platform;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Sandbox.Page;

/// <summary>Whose state the page shows, and what its switches and its button move.</summary>
/// <param name="Reports">The folder that the program writes its report pages into.</param>
internal sealed record PageSources(
    PlatformApi Platform,
    SheetsApi Sheets,
    SmtpServer Smtp,
    FaultSwitches Faults,
    PageRuns Runs,
    string Reports
);
