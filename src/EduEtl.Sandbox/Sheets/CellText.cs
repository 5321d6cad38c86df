using System.Globalization;
using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>What a cell shows, in the spreadsheet's locale (en_US, ru_RU). Formulas are kept, not computed.</summary>
internal static class CellText
{
    public static string Of(JsonObject cell, string locale)
    {
        JsonObject? value = cell.Object("userEnteredValue");
        if (value.Number("numberValue") is { } number)
        {
            JsonObject? format = cell.Object("userEnteredFormat").Object("numberFormat");
            return NumberText.Of(number, format.Text("type"), format.Text("pattern"), CultureOf(locale));
        }
        return value.Text("stringValue")
            ?? value.Text("formulaValue")
            ?? (
                value?["boolValue"] is null
                    ? ""
                    : (value.Flag("boolValue"), locale) switch
                    {
                        (true, "ru_RU") => "ИСТИНА",
                        (false, "ru_RU") => "ЛОЖЬ",
                        (true, _) => "TRUE",
                        _ => "FALSE",
                    }
            );
    }

    public static CultureInfo CultureOf(string locale) => CultureInfo.GetCultureInfo(locale.Replace('_', '-'));
}
