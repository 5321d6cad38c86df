using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>A spreadsheet file.</summary>
public class Spreadsheet : IDirectResponseSchema
{
    [JsonProperty("properties")]
    public virtual SpreadsheetProperties Properties { get; set; }

    [JsonProperty("sheets")]
    public virtual IList<Sheet> Sheets { get; set; }

    [JsonProperty("spreadsheetId")]
    public virtual string SpreadsheetId { get; set; }

    [JsonProperty("spreadsheetUrl")]
    public virtual string SpreadsheetUrl { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>What holds for the whole file.</summary>
public class SpreadsheetProperties : IDirectResponseSchema
{
    [JsonProperty("autoRecalc")]
    public virtual string AutoRecalc { get; set; }

    [JsonProperty("title")]
    public virtual string Title { get; set; }

    public virtual string ETag { get; set; }
}
