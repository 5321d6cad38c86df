using System.Text;
using EduEtl.Settings;
using MimeKit;

namespace EduEtl.Notifying.Smtp;

/// <summary>The addresses of the settings, each recipient once, and those that are none.</summary>
/// <param name="Sender">Null where <c>Smtp:From</c> is no address.</param>
/// <param name="Unreadable">Entries of the lists that are no address; they do not keep the others from the mail.</param>
internal sealed record MailAddresses(
    MailboxAddress? Sender,
    IReadOnlyList<MailboxAddress> Recipients,
    IReadOnlyList<string> Unreadable
)
{
    public static MailAddresses From(SmtpSettings settings)
    {
        var parsed = settings.To.Select(text => (Text: text, Address: Parse(text))).ToList();
        return new(
            Parse(settings.From),
            [
                .. parsed
                    .Select(one => one.Address)
                    .OfType<MailboxAddress>()
                    .DistinctBy(one => one.Address.ToUpperInvariant()),
            ],
            [.. parsed.Where(one => one.Address is null).Select(one => one.Text)]
        );
    }

    /// <summary>An entry of the lists as the ledger names it: the bare address, or the text itself where it is none.</summary>
    public static string KeyOf(string text) => Parse(text)?.Address ?? text;

    /// <summary>The domain as servers write it, for what has to carry a name that the world knows: the machine's own is seldom one.</summary>
    public static string DomainOf(MailboxAddress address) => address.GetAddress(idnEncode: true).Split('@')[^1];

    private static MailboxAddress? Parse(string text) =>
        MailboxAddress.TryParse(text, out MailboxAddress? address)
        && address.Address.Contains('@', StringComparison.Ordinal)
            ? WithSmallDomain(address)
            : null;

    // Without ICU the runtime encodes an international domain letter by letter, capitals as other letters.
    private static MailboxAddress WithSmallDomain(MailboxAddress address)
    {
        int at = address.Address.LastIndexOf('@');
        string domain = address.Address[at..];
        if (!Ascii.IsValid(domain))
            address.Address = address.Address[..at] + domain.ToLowerInvariant();
        return address;
    }
}
