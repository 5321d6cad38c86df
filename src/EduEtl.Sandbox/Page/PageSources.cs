using EduEtl.Sandbox.Mail;
using EduEtl.Sandbox.Platform;
using EduEtl.Sandbox.Sheets;

namespace EduEtl.Sandbox.Page;

/// <summary>Whose state the page shows.</summary>
internal sealed record PageSources(PlatformApi Platform, SheetsApi Sheets, SmtpServer Smtp);
