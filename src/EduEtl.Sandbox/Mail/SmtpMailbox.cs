using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

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
    private readonly string? folder;
    private readonly Lock gate = new();
    private ImmutableList<ReceivedMail> mails = [];

    public SmtpMailbox(string? folder)
    {
        this.folder = folder;
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            mails = [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read)];
        }
    }

    public IReadOnlyList<ReceivedMail> Mails => mails;

    public void Add(ReceivedMail mail)
    {
        lock (gate)
        {
            if (folder is not null)
            {
                Write(mail);
            }
            mails = mails.Add(mail);
        }
    }

    private static ReceivedMail Read(string file)
    {
        var envelope = JsonSerializer.Deserialize<Envelope>(File.ReadAllBytes(file))!;
        var content = File.ReadAllBytes(Path.ChangeExtension(file, ".eml"));
        return new(envelope.From, envelope.To, envelope.ReceivedAt, content);
    }

    private void Write(ReceivedMail mail)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{mail.ReceivedAt.UtcDateTime:yyyyMMdd-HHmmss-ffffff}-{mails.Count:D6}"
        );
        var file = Path.Combine(folder!, name);
        File.WriteAllBytes(file + ".eml", mail.Content);
        var envelope = new Envelope(mail.From, mail.To, mail.ReceivedAt);
        File.WriteAllBytes(file + ".json", JsonSerializer.SerializeToUtf8Bytes(envelope));
    }

    private sealed record Envelope(string From, IReadOnlyList<string> To, DateTimeOffset ReceivedAt);
}
