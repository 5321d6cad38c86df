using static EduEtl.Settings.KnownSettings;

namespace EduEtl.Settings;

/// <summary>A proxy in the environment that the client cannot use: what would be sent to it goes nowhere.</summary>
internal static class ProxyCheck
{
    public static void Of(AppSettings settings, EnvironmentProxy proxies, SettingReader reader)
    {
        Look(Api.Url, settings.Api.Url);
        if (settings.Sheets.Enabled)
            Look(Sheets.Endpoint, settings.Sheets.Address);
        if (settings.Monitor.Url is { } monitor)
            Look(KnownSettings.Monitor.Url, new Uri(monitor.Reveal()));

        void Look(Setting setting, Uri destination)
        {
            if (proxies.For(destination) is { IsUsable: false } proxy)
                reader.Add(setting, Strings.SettingsProxyUnusable, destination.Host, proxy.Origin);
        }
    }
}
