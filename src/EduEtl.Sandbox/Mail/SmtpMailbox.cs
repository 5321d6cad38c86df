using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EduEtl.Sandbox.Host;

namespace EduEtl.Sandbox.Mail;

/// <param name="From">Envelope sender; empty for the null sender.</param>
/// <param name="To">Envelope recipients, those that were accepted.</param>
/// <param name="Content">The message as it came, dot-stuffing undone.</param>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, DateTimeOffset ReceivedAt, byte[] Content);

/// <summary>
/// The messages taken, newest last. In a folder each is an <c>.eml</c> file with its envelope beside it as
/// <c>.json</c>; the envelope is written last, so that a message without one is a message half kept.
/// </summary>
internal sealed class SmtpMailbox
{
    private readonly string? _folder;
    private readonly Lock _gate = new();
    private ImmutableList<ReceivedMail> _mails = [];

    public SmtpMailbox(string? folder)
    {
        _folder = folder;
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            _mails = [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read)];
        }
    }

    public IReadOnlyList<ReceivedMail> Mails => _mails;

    public void Add(ReceivedMail mail)
    {
        lock (_gate)
        {
            if (_folder is not null)
                Write(mail);
            _mails = _mails.Add(mail);
        }
    }

    private static ReceivedMail Read(string file)
    {
        Envelope envelope = JsonSerializer.Deserialize(File.ReadAllBytes(file), SandboxJson.Default.Envelope)!;
        byte[] content = File.ReadAllBytes(Path.ChangeExtension(file, ".eml"));
        return new(envelope.From, envelope.To, envelope.ReceivedAt, content);
    }

    private void Write(ReceivedMail mail)
    {
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"{mail.ReceivedAt.UtcDateTime:yyyyMMdd-HHmmss-ffffff}-{_mails.Count:D6}"
        );
        string file = Path.Combine(_folder!, name);
        File.WriteAllBytes(file + ".eml", mail.Content);
        var envelope = new Envelope(mail.From, mail.To, mail.ReceivedAt);
        File.WriteAllBytes(file + ".json", JsonSerializer.SerializeToUtf8Bytes(envelope, SandboxJson.Default.Envelope));
    }

    internal sealed record Envelope(string From, IReadOnlyList<string> To, DateTimeOffset ReceivedAt);
}
