using System.Security.Authentication;
using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Settings;
using EduEtl.Terminal;
using Serilog.Core;

namespace EduEtl.Commands.Doctor;

/// <summary>Connects to the mail server and logs in, as before a mail; none is sent.</summary>
internal sealed class MailCheck(SmtpSettings settings)
{
    private readonly MailSecrets _secrets = new(settings);

    public Check Check => new(Stage.Notify.Title(), LookAsync);

    private async Task<Finding> LookAsync(CancellationToken ct)
    {
        using var watch = new HandOverWatch();
        using var client = new RecordingSmtpClient(watch, trustedRoots: null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.Timeout);
        if (MailAddresses.From(settings).Sender is { } sender)
            client.LocalDomain = MailAddresses.DomainOf(sender);
        var server = new MailServer(settings, client, _secrets, Logger.None);
        MailStep step = MailStep.Connect;
        try
        {
            await server.ConnectAsync(limit.Token);
            step = MailStep.Login;
            await server.LogInAsync(limit.Token);
        }
        catch (Exception e)
        {
            ct.ThrowIfCancellationRequested();
            var failures = new MailFailures(settings, _secrets, Strings.DoctorMailFailed);
            throw limit.IsCancellationRequested && !ServerReply.IsRefusal(e)
                ? failures.TimedOut(e)
                : failures.Explain(e, step, client.Certificate);
        }
        Finding finding = Describe(client);
        await server.LeaveAsync(limit);
        return finding;
    }

    // .NET writes Tls13.
    private static string Name(SslProtocols protocol) =>
        protocol.ToString() is ['T', 'l', 's', char major, char minor] ? $"TLSv{major}.{minor}" : $"{protocol}";

    private Finding Describe(RecordingSmtpClient client)
    {
        string channel = client.IsSecure ? Name(client.SslProtocol) : Strings.DoctorNoTls;
        string login = client.IsAuthenticated ? Strings.DoctorMailLogin.With(settings.User) : Strings.DoctorMailNoLogin;
        string text = Strings.DoctorMail.With(settings.Address, channel, login, settings.To.Count);
        return client is { IsSecure: false, IsAuthenticated: true }
            ? new(Verdict.Warning, Stage.Notify.Title(), text, Strings.DoctorMailClearRemedy)
            : new(Verdict.Well, Stage.Notify.Title(), text);
    }
}
