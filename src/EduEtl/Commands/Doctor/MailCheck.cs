using System.Security.Authentication;
using EduEtl.Days;
using EduEtl.Notifying.Smtp;
using EduEtl.Settings;
using EduEtl.Terminal;
using MimeKit;
using Serilog.Core;

namespace EduEtl.Commands.Doctor;

/// <summary>Goes as far as before a mail: connects, logs in, names sender and recipients, and takes that back.</summary>
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
        var addresses = MailAddresses.From(settings);
        var server = new MailServer(settings, client, _secrets, Logger.None);
        try
        {
            await server.OpenAsync(addresses.Sender, limit.Token);
            await client.ProbeAsync(addresses, limit.Token);
        }
        catch (Exception e)
        {
            ct.ThrowIfCancellationRequested();
            var failures = new MailFailures(settings, _secrets, days: null, Strings.DoctorMailFailed);
            throw limit.IsCancellationRequested && !ServerReply.IsRefusal(e)
                ? failures.TimedOut(e)
                : failures.Explain(e, server.Step, client.Certificate);
        }
        Finding finding = Refused(client, addresses) ?? Describe(client);
        await server.LeaveAsync(limit);
        return finding;
    }

    // .NET writes Tls13.
    private static string Name(SslProtocols protocol) =>
        protocol.ToString() is ['T', 'l', 's', char major, char minor] ? $"TLSv{major}.{minor}" : $"{protocol}";

    /// <summary>Null where all recipients are welcome.</summary>
    private Finding? Refused(RecordingSmtpClient client, MailAddresses addresses)
    {
        MailboxAddress[] unreachable = [.. addresses.Recipients.Where(one => !client.Takes(one))];
        (string Address, ServerReply Reply)[] refused =
        [
            .. from one in addresses.Recipients
            let reply = client.ReplyTo(one)
            where reply is { AreTooMany: false }
            select (one.Address, reply),
        ];
        if (refused.Length + unreachable.Length == 0)
            return null;
        IEnumerable<string> list =
        [
            .. unreachable.Select(one => $"{one.Address} ({Strings.MailCauseNoSmtpUtf8})"),
            .. refused.Select(one => $"{one.Address} ({_secrets.Hide($"{one.Reply}")})"),
        ];
        IEnumerable<string> remedies =
        [
            .. unreachable.Select(_ => Strings.MailRemedyNoSmtpUtf8),
            .. refused.Select(one => one.Reply.Remedy()),
        ];
        return new(
            unreachable.Length == 0 && refused.All(one => one.Reply.IsPassing) ? Verdict.Warning : Verdict.Failed,
            Stage.Notify.Title(),
            Strings.DoctorMailRefused.With(settings.Address, string.Join(", ", list)),
            string.Join(' ', remedies.Distinct())
        );
    }

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
