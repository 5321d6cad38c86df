using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>How a cell looks.</summary>
public class CellFormat : IDirectResponseSchema
{
    [JsonProperty("backgroundColorStyle")]
    public virtual ColorStyle BackgroundColorStyle { get; set; }

    [JsonProperty("horizontalAlignment")]
    public virtual string HorizontalAlignment { get; set; }

    [JsonProperty("numberFormat")]
    public virtual NumberFormat NumberFormat { get; set; }

    [JsonProperty("textFormat")]
    public virtual TextFormat TextFormat { get; set; }

    [JsonProperty("verticalAlignment")]
    public virtual string VerticalAlignment { get; set; }

    [JsonProperty("wrapStrategy")]
    public virtual string WrapStrategy { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>
/// Type (TEXT, NUMBER, PERCENT, CURRENCY, DATE, TIME, DATE_TIME, SCIENTIFIC) is required when writing; without a
/// pattern the locale decides.
/// </summary>
public class NumberFormat : IDirectResponseSchema
{
    [JsonProperty("pattern")]
    public virtual string Pattern { get; set; }

    [JsonProperty("type")]
    public virtual string Type { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>How a run of text looks; FontSize is in points.</summary>
public class TextFormat : IDirectResponseSchema
{
    [JsonProperty("bold")]
    public virtual bool? Bold { get; set; }

    [JsonProperty("fontSize")]
    public virtual int? FontSize { get; set; }

    [JsonProperty("foregroundColorStyle")]
    public virtual ColorStyle ForegroundColorStyle { get; set; }

    /// <summary>Where the whole run leads.</summary>
    [JsonProperty("link")]
    public virtual Link Link { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>An address outside, or a place in the document.</summary>
public class Link : IDirectResponseSchema
{
    [JsonProperty("uri")]
    public virtual string Uri { get; set; }

    public virtual string ETag { get; set; }
}
