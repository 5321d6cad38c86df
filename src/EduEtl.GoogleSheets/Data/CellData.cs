using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>A cell: what was entered and, read-only, what came of it (EffectiveValue).</summary>
public class CellData : IDirectResponseSchema
{
    [JsonProperty("effectiveValue")]
    public virtual ExtendedValue EffectiveValue { get; set; }

    [JsonProperty("note")]
    public virtual string Note { get; set; }

    [JsonProperty("userEnteredFormat")]
    public virtual CellFormat UserEnteredFormat { get; set; }

    [JsonProperty("userEnteredValue")]
    public virtual ExtendedValue UserEnteredValue { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Either a number or a text; a StringValue is never taken for a formula.</summary>
public class ExtendedValue : IDirectResponseSchema
{
    [JsonProperty("numberValue")]
    public virtual double? NumberValue { get; set; }

    [JsonProperty("stringValue")]
    public virtual string StringValue { get; set; }

    public virtual string ETag { get; set; }
}
