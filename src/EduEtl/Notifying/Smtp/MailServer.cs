using System.Net;
using System.Text;
using EduEtl.Settings;
using MailKit.Security;
using MimeKit;
using Serilog;

namespace EduEtl.Notifying.Smtp;

/// <summary>A session with the mail server of the settings, as far as it is the same whatever is sent in it.</summary>
internal sealed class MailServer(SmtpSettings settings, RecordingSmtpClient client, MailSecrets secrets, ILogger log)
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    // Where nobody can listen, the plain ones work with every server; elsewhere those that do not show the password.
    private static readonly string[] Plain = ["PLAIN", "LOGIN"];
    private static readonly string[] Hiding =
    [
        "SCRAM-SHA-512",
        "SCRAM-SHA-256",
        "SCRAM-SHA-1",
        "DIGEST-MD5",
        "CRAM-MD5",
    ];

    /// <summary>How far the session has come: a failure means something else at each step.</summary>
    public MailStep Step { get; private set; } = MailStep.Connect;

    /// <summary>Connects and logs in.</summary>
    /// <param name="sender">Whose domain the greeting carries; null where nobody knows it.</param>
    /// <param name="ct">Ends it.</param>
    public async Task OpenAsync(MailboxAddress? sender, CancellationToken ct)
    {
        if (sender is not null)
            client.LocalDomain = MailAddresses.DomainOf(sender);
        // The message itself is made with random numbers of its.
        if (OpenSsl.IsMissing)
            throw new NoOpenSslException();
        await client.ConnectAsync(settings.Host, settings.Port, Security(), ct);
        Step = MailStep.Login;
        await LogInAsync(ct);
        Step = MailStep.Send;
    }

    /// <summary>Without a password there is no login.</summary>
    private async Task LogInAsync(CancellationToken ct)
    {
        if (settings.Password is null)
            return;
        if (!client.IsSecure)
            log.WarningText(Strings.MailLogClearPassword);
        // Servers count wrong passwords and lock the account: of all ways to log in, one is taken.
        string[] ways = client.IsSecure ? [.. Plain, .. Hiding] : [.. Hiding, .. Plain];
        if (Array.Find(ways, client.AuthenticationMechanisms.Contains) is { } way)
            client.AuthenticationMechanisms.IntersectWith([way]);
        var credentials = new NetworkCredential(settings.User, settings.Password.Reveal());
        await client.AuthenticateAsync(Encoding.UTF8, credentials, ct);
    }

    /// <summary>The work is done: a server that does not say goodbye properly changes nothing about that.</summary>
    public async Task LeaveAsync(CancellationTokenSource limit)
    {
        try
        {
            limit.CancelAfter(Farewell);
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e)
        {
            log.DebugText(secrets.Hide(e.Message));
        }
    }

    private SecureSocketOptions Security() =>
        settings.Security switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
}

/// <summary>Nothing can be encrypted, and no message be made, on this machine.</summary>
internal sealed class NoOpenSslException : Exception;
