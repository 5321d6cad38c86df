using System.Globalization;
using System.Text;
using MimeKit;

namespace EduEtl.Settings;

/// <summary>
/// The forms that values have as text; all of them invariant. Each tells in an error what it expects, and takes no empty
/// text.
/// </summary>
internal static class SettingForms
{
    private const int LongestTitle = 100;

    private static readonly string[] Durations = [@"h\:mm\:ss", @"hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF"];

    // Tables that the program keeps beside the main one.
    private static readonly string[] OwnTables = ["etl_runs", "etl_problem_rows"];

    /// <summary>The same form of a setting that may be left out.</summary>
    public static SettingForm<T?> Optional<T>(SettingForm<T> form)
        where T : class =>
        (text, out value) =>
        {
            value = null;
            return text.Length == 0 ? null : form(text, out value);
        };

    public static readonly SettingForm<string?> OptionalText = Optional<string>(Text);

    public static readonly SettingForm<Secret?> OptionalHidden = Optional<Secret>(Hidden);

    public static string? Text(string text, out string value) =>
        (value = text).Length > 0 && IsLine(text) ? null : Strings.SettingsExpectText;

    public static string? Hidden(string text, out Secret value)
    {
        value = new(text);
        return Text(text, out _);
    }

    public static string? Switch(string text, out bool value) =>
        bool.TryParse(text, out value) ? null : Strings.SettingsExpectSwitch;

    public static SettingForm<int> Number(int least, int most) =>
        (text, out value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= least
            && value <= most
                ? null
                : Strings.SettingsExpectNumber.With(least, most);

    /// <summary>Or nothing. No platform had students before the year 2000.</summary>
    public static string? OptionalDay(string text, out DateOnly? value)
    {
        value = null;
        if (text.Length == 0)
            return null;
        bool isDay = DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly day
        );
        if (!isDay || day.Year < 2000)
            return Strings.SettingsExpectDay;
        value = day;
        return null;
    }

    public static string? Share(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value is >= 0 and <= 1
            ? null
            : Strings.SettingsExpectShare;

    public static string? Duration(string text, out TimeSpan value)
    {
        if (TimeSpan.TryParseExact(text, Durations, CultureInfo.InvariantCulture, out value) && value > TimeSpan.Zero)
            return null;

        // A bare 30 would mean thirty days to TimeSpan.Parse; whoever writes it means seconds.
        return int.TryParse(text, NumberStyles.None, null, out int seconds) && seconds is > 0 and < 86400
            ? Strings.SettingsExpectDurationNotSeconds.With(seconds, TimeSpan.FromSeconds(seconds).ToString("c", null))
            : Strings.SettingsExpectDuration;
    }

    public static string? Address(string text, out Uri value) =>
        Uri.TryCreate(text, UriKind.Absolute, out value!)
        && (value.Scheme == Uri.UriSchemeHttp || value.Scheme == Uri.UriSchemeHttps)
        && value.Host.Length > 0
            ? null
            : Strings.SettingsExpectUrl;

    public static string? HiddenAddress(string text, out Secret value)
    {
        value = new(text);
        return Address(text, out _);
    }

    /// <summary>A name or an IP address, and nothing about a port.</summary>
    public static string? HostName(string text, out string value) =>
        Uri.CheckHostName(value = text) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
        && !text.StartsWith('[')
            ? null
            : Strings.SettingsExpectHost;

    public static string? OneOf<T>(string text, out T value)
        where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out value)
        && Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? null
            : Strings.SettingsExpectOneOf.With(string.Join(", ", Enum.GetNames<T>()));

    public static string? LanguageName(string text, out string value) =>
        (value = text.ToLowerInvariant()) is "ru" or "en" or "auto" ? null : Strings.SettingsExpectLanguage;

    /// <summary>Only by the students' ids are a day's rows spread, and their figures counted where they lie.</summary>
    public static string? DistributionColumn(string text, out string value) =>
        (value = text) == "user_id" ? null : Strings.SettingsExpectUserId;

    /// <summary><c>table</c> or <c>schema.table</c>.</summary>
    public static string? TableName(string text, out string value)
    {
        string[] parts = (value = text).Split('.');
        return
            parts.Length <= 2
            && parts.All(part => Encoding.UTF8.GetByteCount(part) is >= 1 and <= 63 && IsLine(part))
            && !OwnTables.Contains(parts[^1], StringComparer.Ordinal)
            ? null
            : Strings.SettingsExpectTable;
    }

    public static string? TabTitle(string text, out string value) =>
        !string.IsNullOrWhiteSpace(value = text) && text.Length <= LongestTitle && IsLine(text)
            ? null
            : Strings.SettingsExpectTitle;

    /// <summary>Or nothing. People paste the sheet's whole address.</summary>
    public static string? SheetId(string text, out string value) =>
        !(value = text).Any(c => c is '/' || char.IsWhiteSpace(c) || char.IsControl(c))
            ? null
            : Strings.SettingsExpectSpreadsheet;

    public static string? MailAddress(string text, out Mailbox value)
    {
        // Most are plain ones, for which MimeKit need not be loaded: that is felt at the start.
        value = new(text, IsPlainAddress(text) ? text : AddressIn(text));
        return value.Address.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && IsLine(text)
            ? null
            : Strings.SettingsExpectMailbox;
    }

    private static string AddressIn(string text) =>
        MailboxAddress.TryParse(text, out MailboxAddress? mailbox) ? mailbox.Address : "";

    private static bool IsPlainAddress(string text) =>
        text.Split('@') is [var user, var host] && AreWords(user, "-_+") && AreWords(host, "-");

    /// <summary>Words with a dot between each two.</summary>
    private static bool AreWords(string text, string alsoAllowed) =>
        text.Split('.')
            .All(word =>
                word.Length > 0
                && word.All(c => char.IsAsciiLetterOrDigit(c) || alsoAllowed.Contains(c, StringComparison.Ordinal))
            );

    private static bool IsLine(string text) => !text.Any(char.IsControl);
}

/// <param name="Address">Without the name that may stand before it.</param>
internal sealed record Mailbox(string Text, string Address);
