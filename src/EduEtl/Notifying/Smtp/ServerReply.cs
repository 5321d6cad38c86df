using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;

namespace EduEtl.Notifying.Smtp;

/// <summary>What an SMTP server said, as one short line.</summary>
internal static class ServerReply
{
    private const int Longest = 300;

    public static string Text(SmtpStatusCode code, string text)
    {
        string line = Printable.OneLine(string.Create(CultureInfo.InvariantCulture, $"{(int)code} {text}"));
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }

    /// <summary>The answer that an exception carries; null where it is not about an answer.</summary>
    public static string? In(Exception? cause) =>
        cause switch
        {
            SmtpCommandException answer => Text(answer.StatusCode, answer.Message),
            ServiceNotAuthenticatedException answer => Text(SmtpStatusCode.AuthenticationRequired, answer.Message),
            MailKit.Security.AuthenticationException login => In(login.InnerException)
                ?? Printable.OneLine(login.Message),
            _ => null,
        };

    /// <summary>Whether the server has refused for certain.</summary>
    public static bool IsRefusal(Exception cause) =>
        cause is ServiceNotAuthenticatedException or SmtpCommandException { StatusCode: >= (SmtpStatusCode)400 };
}
