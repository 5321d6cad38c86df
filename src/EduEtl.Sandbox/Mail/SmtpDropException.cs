namespace EduEtl.Sandbox.Mail;

/// <summary>The script asks that the connection be reset.</summary>
internal sealed class SmtpDropException : Exception;
