using System.Globalization;
using EduEtl.Sandbox.Faults;
using EduEtl.Sandbox.Resources;
using EduEtl.Shared;

namespace EduEtl.Sandbox.Page;

/// <summary>A switch for each fault, and beside them the program to try it on.</summary>
internal static class FaultsView
{
    public static Html Render(PageSources sources) =>
        Html.Of(
            $"""
            <section class="faults">
            <div>
            <p>{Strings.FaultsIntroduction}</p>
            {Enum.GetValues<FaultyService>().Select(service => Group(service, sources.Faults))}
            </div>
            <div>{RunView.Render(sources.Runs.Last)}</div>
            </section>
            """
        );

    private static Html Group(FaultyService service, FaultSwitches switches)
    {
        IEnumerable<Fault> faults = Enum.GetValues<Fault>().Where(fault => fault.Service() == service);
        return Html.Of($"<h1>{Title(service)}</h1><ul>{faults.Select(fault => Item(fault, switches))}</ul>");
    }

    // A form of its own, so that the switch works without scripts.
    private static Html Item(Fault fault, FaultSwitches switches)
    {
        (string title, string effect) = Texts(fault, switches.RefusedRecipient);
        bool on = switches.IsOn(fault);
        (string now, string next) = on ? ("true", "false") : ("false", "true");
        return Html.Of(
            $"""
            <li><form method="post" action="/faults/{fault.ToString()}"><input type="hidden" name="on" value="{next}">
            <button role="switch" aria-checked="{now}" aria-describedby="{fault.ToString()}">{title}</button>
            </form><p id="{fault.ToString()}">{effect}</p></li>

            """
        );
    }

    private static string Title(FaultyService service) =>
        service switch
        {
            FaultyService.Platform => Strings.PagePlatform,
            FaultyService.Database => Strings.PageDatabase,
            FaultyService.Sheets => Strings.PageSheets,
            _ => Strings.PageSmtp,
        };

    private static (string Title, string Effect) Texts(Fault fault, string recipient) =>
        fault switch
        {
            Fault.ApiSlow => (Strings.FaultApiSlow, Strings.FaultApiSlowEffect),
            Fault.ApiFails => (Strings.FaultApiFails, Strings.FaultApiFailsEffect),
            Fault.ApiBreaksOff => (Strings.FaultApiBreaksOff, Strings.FaultApiBreaksOffEffect),
            Fault.ApiRefusesKey => (Strings.FaultApiRefusesKey, Strings.FaultApiRefusesKeyEffect),
            Fault.DatabaseGone => (Strings.FaultDatabaseGone, Strings.FaultDatabaseGoneEffect),
            Fault.SheetsQuota => (Strings.FaultSheetsQuota, Strings.FaultSheetsQuotaEffect),
            Fault.SheetsForbidden => (Strings.FaultSheetsForbidden, Strings.FaultSheetsForbiddenEffect),
            Fault.MailRefusesOne => (
                Strings.FaultMailRefusesOne,
                string.Format(CultureInfo.CurrentCulture, Strings.FaultMailRefusesOneEffect, recipient)
            ),
            _ => (Strings.FaultMailDrops, Strings.FaultMailDropsEffect),
        };
}
