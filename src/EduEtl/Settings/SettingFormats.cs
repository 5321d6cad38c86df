using System.Globalization;
using System.Text;
using EduEtl.Resources;
using MimeKit;

namespace EduEtl.Settings;

/// <summary>The forms that values have as text; all of them invariant. Each tells in an error what it expects.</summary>
internal static class SettingFormats
{
    private static readonly string[] Durations = [@"h\:mm\:ss", @"hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF"];

    // Tables that the program keeps beside the main one.
    private static readonly string[] OwnTables = ["etl_runs", "etl_problem_rows"];

    public static string Text(this SettingReader reader, string key, string? expected = null) =>
        reader.Read<string>(key, expected ?? Strings.SettingsExpectText, TryText) ?? "";

    /// <summary>A text that may be left out.</summary>
    public static string? OptionalText(this SettingReader reader, string key) =>
        reader.Text(key) is { Length: > 0 } text ? text : null;

    public static Secret? OptionalSecret(this SettingReader reader, string key) =>
        reader.OptionalText(key) is { } text ? new Secret(text) : null;

    public static bool Switch(this SettingReader reader, string key) =>
        reader.Read<bool>(key, Strings.SettingsExpectSwitch, bool.TryParse);

    public static int Number(this SettingReader reader, string key, int least, int most) =>
        reader.Read(
            key,
            Strings.SettingsExpectNumber.With(least, most),
            (string text, out int value) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
                && value >= least
                && value <= most
        );

    public static double Share(this SettingReader reader, string key) =>
        reader.Read(
            key,
            Strings.SettingsExpectShare,
            (string text, out double value) =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
                && value is >= 0 and <= 1
        );

    public static TimeSpan Duration(this SettingReader reader, string key)
    {
        // A bare 30 would mean thirty days to TimeSpan.Parse; whoever writes it means seconds.
        bool meant =
            int.TryParse(reader.Given(key)?.Text, NumberStyles.None, null, out int seconds)
            && seconds is > 0 and < 86400;
        string expected = meant
            ? Strings.SettingsExpectDurationNotSeconds.With(seconds, TimeSpan.FromSeconds(seconds).ToString("c", null))
            : Strings.SettingsExpectDuration;
        return reader.Read<TimeSpan>(key, expected, TryDuration);
    }

    /// <summary>Null where it is left out and may be.</summary>
    public static Uri? Address(this SettingReader reader, string key) =>
        reader.Read<Uri?>(key, Strings.SettingsExpectUrl, TryAddress);

    public static T OneOf<T>(this SettingReader reader, string key)
        where T : struct, Enum =>
        reader.Read(
            key,
            Strings.SettingsExpectOneOf.With(string.Join(", ", Enum.GetNames<T>())),
            (string text, out T value) =>
                Enum.TryParse(text, ignoreCase: true, out value)
                && Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase)
        );

    public static string Table(this SettingReader reader, string key) =>
        reader.Read<string>(key, Strings.SettingsExpectTable, TryTable) ?? "";

    /// <param name="address">Without the name that may stand before it.</param>
    public static bool TryMailbox(string text, out string address)
    {
        address = text;
        // Most are plain ones, for which MimeKit need not be loaded: that is felt at the start.
        return IsPlainAddress(text) || TryFullMailbox(text, out address);
    }

    private static bool TryFullMailbox(string text, out string address)
    {
        address = MailboxAddress.TryParse(text, out MailboxAddress? mailbox) ? mailbox.Address : "";
        return address.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && TryText(text, out _);
    }

    private static bool IsPlainAddress(string text) =>
        text.Split('@') is [var user, var host] && AreWords(user, "-_+") && AreWords(host, "-");

    /// <summary>Words with a dot between each two.</summary>
    private static bool AreWords(string text, string alsoAllowed) =>
        text.Split('.')
            .All(word =>
                word.Length > 0
                && word.All(c => char.IsAsciiLetterOrDigit(c) || alsoAllowed.Contains(c, StringComparison.Ordinal))
            );

    private static bool TryText(string text, out string value) => !(value = text).Any(char.IsControl);

    private static bool TryDuration(string text, out TimeSpan value) =>
        TimeSpan.TryParseExact(text, Durations, CultureInfo.InvariantCulture, out value) && value > TimeSpan.Zero;

    private static bool TryAddress(string text, out Uri? value)
    {
        value = null;
        return text.Length == 0
            || (
                Uri.TryCreate(text, UriKind.Absolute, out value)
                && (value.Scheme == Uri.UriSchemeHttp || value.Scheme == Uri.UriSchemeHttps)
                && value.Host.Length > 0
            );
    }

    private static bool TryTable(string text, out string value)
    {
        value = text;
        string[] parts = text.Split('.');
        return parts.Length <= 2
            && parts.All(part => Encoding.UTF8.GetByteCount(part) is >= 1 and <= 63 && TryText(part, out _))
            && !OwnTables.Contains(parts[^1], StringComparer.Ordinal);
    }
}
