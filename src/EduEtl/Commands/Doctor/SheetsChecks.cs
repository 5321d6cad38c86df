using EduEtl.Reporting.Sheets;
using EduEtl.Settings;
using EduEtl.Terminal;
using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Commands.Doctor;

/// <summary>The service account's key file, and whether the spreadsheet is shared with it as Editor.</summary>
internal sealed class SheetsChecks(SheetsSettings settings, TimeProvider time)
{
    private ServiceAccountKey? _key;

    public IReadOnlyList<Check> Checks =>
        [new(Strings.DoctorKeyFile, _ => Task.FromResult(ReadKey())), new(Strings.DoctorSheetsName, LookAsync)];

    private Finding ReadKey()
    {
        _key = ServiceAccountKey.Read(settings.CredentialsFile);
        return FileRights.Look(Strings.DoctorKeyFile, settings.CredentialsFile)
            ?? new(Verdict.Well, Strings.DoctorKeyFile, Strings.DoctorKey.With(Printable.Excerpt(_key.Email)));
    }

    private async Task<Finding> LookAsync(CancellationToken ct)
    {
        using var sheets = new SheetsConnection(settings, _key!, time);
        try
        {
            Spreadsheet file = await sheets.ReadFileAsync(ct);
            await EditRight.ProveAsync(sheets, file.Properties, ct);
            bool there = file.Sheets.Any(tab => tab.Properties.Title == settings.ReportTab);
            string text = (there ? Strings.DoctorSheet : Strings.DoctorSheetNewTab).With(
                Printable.Excerpt(file.Properties.Title),
                Printable.Excerpt(_key!.Email),
                settings.ReportTab
            );
            return new(
                Verdict.Well,
                Strings.DoctorSheetsName,
                EnvironmentProxy.OfProcess.Through(settings.Address, text)
            );
        }
        catch (Exception e) when (e is not ExpectedException)
        {
            ct.ThrowIfCancellationRequested();
            throw SheetsFailure.Of(e, settings, _key!.Email);
        }
    }
}
