using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>
/// Whether the account may write to the spreadsheet. The Sheets API does not tell: only a write that it carries out is
/// certain to need the right, whereas an empty batch or a wrong one may be refused before anybody asks who sends it. So
/// a property of the file is set to the value that was just read: the one that no person and no protected range
/// touches, so that nothing is undone that somebody changes in that moment.
/// </summary>
internal static class EditRight
{
    /// <exception cref="Google.GoogleApiException">With the status 403: shared for reading only.</exception>
    public static Task ProveAsync(SheetsConnection sheets, SpreadsheetProperties asRead, CancellationToken ct)
    {
        var sameAgain = new UpdateSpreadsheetPropertiesRequest
        {
            Properties = new SpreadsheetProperties { AutoRecalc = asRead.AutoRecalc },
            Fields = "autoRecalc",
        };
        return sheets.WriteAsync([new Request { UpdateSpreadsheetProperties = sameAgain }], ct);
    }
}
