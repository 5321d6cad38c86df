using System.Globalization;
using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;

namespace EduEtl.Notifying.Smtp;

/// <summary>What a reply answers, for those that do not say themselves what they are about.</summary>
internal enum RepliesTo
{
    Session,
    Sender,
    Recipient,
    Message,
}

/// <summary>A reply of an SMTP server that is no yes.</summary>
internal sealed partial record ServerReply(int Code, string Text, RepliesTo To)
{
    private const int Longest = 300;

    /// <summary>The enhanced code (RFC 3463), class, subject and detail; zeros where the server gives none.</summary>
    public (int Class, int Subject, int Detail) Enhanced =>
        EnhancedCode().Match(Text) is { Success: true } match
            ? (Number(match, 1), Number(match, 2), Number(match, 3))
            : default;

    /// <summary>Whether the same may be taken later.</summary>
    public bool IsPassing => (Enhanced.Class > 0 ? Enhanced.Class : Code / 100) == 4;

    /// <summary>One message takes no more of them; another one does.</summary>
    public bool AreTooMany =>
        Enhanced is (_, 5, 3) || (Code == 452 && To == RepliesTo.Recipient && Enhanced == default);

    /// <summary>As one short line.</summary>
    public override string ToString()
    {
        string line = Printable.OneLine(string.Create(CultureInfo.InvariantCulture, $"{Code} {Text}"));
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }

    /// <summary>The reply that an exception carries; null where it is not about one.</summary>
    public static ServerReply? In(Exception? cause) =>
        cause switch
        {
            SmtpCommandException reply => new((int)reply.StatusCode, reply.Message, About(reply.ErrorCode)),
            ServiceNotAuthenticatedException reply => new(530, reply.Message, RepliesTo.Session),
            MailKit.Security.AuthenticationException login => In(login.InnerException),
            _ => null,
        };

    /// <summary>Whether the server has refused for certain.</summary>
    public static bool IsRefusal(Exception cause) =>
        cause is ServiceNotAuthenticatedException or SmtpCommandException { StatusCode: >= (SmtpStatusCode)400 };

    private static RepliesTo About(SmtpErrorCode what) =>
        what switch
        {
            SmtpErrorCode.SenderNotAccepted => RepliesTo.Sender,
            SmtpErrorCode.RecipientNotAccepted => RepliesTo.Recipient,
            SmtpErrorCode.MessageNotAccepted => RepliesTo.Message,
            _ => RepliesTo.Session,
        };

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([245])\.([0-9]{1,3})\.([0-9]{1,3})\b")]
    private static partial Regex EnhancedCode();
}
