using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>A boolean or a gradient rule over ranges of one tab.</summary>
public class ConditionalFormatRule : IDirectResponseSchema
{
    [JsonProperty("booleanRule")]
    public virtual BooleanRule BooleanRule { get; set; }

    [JsonProperty("gradientRule")]
    public virtual GradientRule GradientRule { get; set; }

    [JsonProperty("ranges")]
    public virtual IList<GridRange> Ranges { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Format may use bold, italic, strikethrough and colours only.</summary>
public class BooleanRule : IDirectResponseSchema
{
    [JsonProperty("condition")]
    public virtual BooleanCondition Condition { get; set; }

    [JsonProperty("format")]
    public virtual CellFormat Format { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Type is NUMBER_LESS, TEXT_EQ, NOT_BLANK, CUSTOM_FORMULA and so on.</summary>
public class BooleanCondition : IDirectResponseSchema
{
    [JsonProperty("type")]
    public virtual string Type { get; set; }

    [JsonProperty("values")]
    public virtual IList<ConditionValue> Values { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Either a past or coming date by name, or a value as a person would type it.</summary>
public class ConditionValue : IDirectResponseSchema
{
    [JsonProperty("relativeDate")]
    public virtual string RelativeDate { get; set; }

    [JsonProperty("userEnteredValue")]
    public virtual string UserEnteredValue { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Colours between two or three points.</summary>
public class GradientRule : IDirectResponseSchema
{
    [JsonProperty("maxpoint")]
    public virtual InterpolationPoint Maxpoint { get; set; }

    [JsonProperty("midpoint")]
    public virtual InterpolationPoint Midpoint { get; set; }

    [JsonProperty("minpoint")]
    public virtual InterpolationPoint Minpoint { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Type is MIN, MAX, NUMBER, PERCENT or PERCENTILE.</summary>
public class InterpolationPoint : IDirectResponseSchema
{
    [JsonProperty("color")]
    public virtual Color Color { get; set; }

    [JsonProperty("colorStyle")]
    public virtual ColorStyle ColorStyle { get; set; }

    [JsonProperty("type")]
    public virtual string Type { get; set; }

    [JsonProperty("value")]
    public virtual string Value { get; set; }

    public virtual string ETag { get; set; }
}
