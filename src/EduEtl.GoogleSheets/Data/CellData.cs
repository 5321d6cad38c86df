using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>A cell: what was entered and, read-only, what came of it (Effective..., FormattedValue).</summary>
public class CellData : IDirectResponseSchema
{
    [JsonProperty("effectiveFormat")]
    public virtual CellFormat EffectiveFormat { get; set; }

    [JsonProperty("effectiveValue")]
    public virtual ExtendedValue EffectiveValue { get; set; }

    [JsonProperty("formattedValue")]
    public virtual string FormattedValue { get; set; }

    [JsonProperty("hyperlink")]
    public virtual string Hyperlink { get; set; }

    [JsonProperty("note")]
    public virtual string Note { get; set; }

    [JsonProperty("userEnteredFormat")]
    public virtual CellFormat UserEnteredFormat { get; set; }

    [JsonProperty("userEnteredValue")]
    public virtual ExtendedValue UserEnteredValue { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Exactly one of the kinds; a StringValue is never taken for a formula, ErrorValue is read-only.</summary>
public class ExtendedValue : IDirectResponseSchema
{
    [JsonProperty("boolValue")]
    public virtual bool? BoolValue { get; set; }

    [JsonProperty("errorValue")]
    public virtual ErrorValue ErrorValue { get; set; }

    [JsonProperty("formulaValue")]
    public virtual string FormulaValue { get; set; }

    [JsonProperty("numberValue")]
    public virtual double? NumberValue { get; set; }

    [JsonProperty("stringValue")]
    public virtual string StringValue { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Why a formula has no value.</summary>
public class ErrorValue : IDirectResponseSchema
{
    [JsonProperty("message")]
    public virtual string Message { get; set; }

    [JsonProperty("type")]
    public virtual string Type { get; set; }

    public virtual string ETag { get; set; }
}
