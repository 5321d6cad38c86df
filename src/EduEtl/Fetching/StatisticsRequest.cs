using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Settings;

namespace EduEtl.Fetching;

/// <summary>The request for a window, as the platform's API takes it: the keys and both ends in the query.</summary>
internal static class StatisticsRequest
{
    // The API's end is meant inclusively; the last microsecond of the window is right whether it is or not.
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.ffffff";

    public static Uri Address(ApiSettings settings, DayWindow window)
    {
        string query = string.Join(
            '&',
            Pair("client", settings.Client),
            Pair("client_key", settings.ClientKey.Reveal()),
            Pair("start", Text(window.Start)),
            Pair("end", Text(window.End.AddMicroseconds(-1)))
        );
        var address = new UriBuilder(settings.Url);
        address.Query = address.Query.Length > 1 ? $"{address.Query[1..]}&{query}" : query;
        return address.Uri;
    }

    private static string Pair(string name, string value) => $"{name}={Uri.EscapeDataString(value)}";

    private static string Text(DateTime time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
