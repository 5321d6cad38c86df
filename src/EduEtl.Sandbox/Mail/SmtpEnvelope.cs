using System.Globalization;

namespace EduEtl.Sandbox.Mail;

/// <summary>What MAIL and RCPT said. A path is <c>&lt;local@domain&gt;</c> and then parameters.</summary>
internal sealed class SmtpEnvelope(string from, bool eightBit)
{
    public const int MaxRecipients = 100;

    public string From => from;

    /// <summary>Whether bytes over 127 were announced (RFC 6152).</summary>
    public bool EightBit => eightBit;

    public List<string> To { get; } = [];

    /// <summary>The envelope that MAIL opens, or the answer that refuses it.</summary>
    public static (SmtpEnvelope? Envelope, string Reply) Parse(string argument, int maxSize)
    {
        if (Path(argument, "FROM:", out string rest) is not { } from || (from.Length > 0 && !IsAddress(from)))
            return (null, "501 5.5.4 Syntax: MAIL FROM:<address>");
        bool eightBit = false;
        foreach (string parameter in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            (string name, string value) = parameter.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
                ? (parameter[..at].ToUpperInvariant(), parameter[(at + 1)..])
                : (parameter.ToUpperInvariant(), "");
            switch (name)
            {
                case "SIZE" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long size):
                    if (size > maxSize)
                        return (null, "552 5.3.4 Message too big");
                    break;
                case "BODY" when value.ToUpperInvariant() is "7BIT" or "8BITMIME":
                    eightBit = value.Equals("8BITMIME", StringComparison.OrdinalIgnoreCase);
                    break;
                default:
                    return (null, "555 5.5.4 Unsupported parameter");
            }
        }
        return (new(from, eightBit), "250 2.1.0 OK");
    }

    /// <summary>The address that RCPT names; null where it is malformed.</summary>
    public static string? Recipient(string argument) =>
        Path(argument, "TO:", out string rest) is { } to && IsAddress(to) && rest.Length == 0 ? to : null;

    private static string? Path(string argument, string prefix, out string rest)
    {
        rest = "";
        int end = argument.IndexOf('>', StringComparison.Ordinal);
        if (
            end < 0
            || !argument.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            || argument[prefix.Length] != '<'
            || (end + 1 < argument.Length && argument[end + 1] != ' ')
        )
            return null;
        rest = argument[(end + 1)..].Trim();
        return argument[(prefix.Length + 1)..end];
    }

    private static bool IsAddress(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at < text.Length - 1
        && text.All(c => c is > ' ' and < (char)127 and not '<');
}
