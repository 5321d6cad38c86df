using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>How a cell looks.</summary>
public class CellFormat : IDirectResponseSchema
{
    [JsonProperty("backgroundColor")]
    public virtual Color BackgroundColor { get; set; }

    [JsonProperty("backgroundColorStyle")]
    public virtual ColorStyle BackgroundColorStyle { get; set; }

    [JsonProperty("borders")]
    public virtual Borders Borders { get; set; }

    [JsonProperty("horizontalAlignment")]
    public virtual string HorizontalAlignment { get; set; }

    [JsonProperty("hyperlinkDisplayType")]
    public virtual string HyperlinkDisplayType { get; set; }

    [JsonProperty("numberFormat")]
    public virtual NumberFormat NumberFormat { get; set; }

    [JsonProperty("padding")]
    public virtual Padding Padding { get; set; }

    [JsonProperty("textDirection")]
    public virtual string TextDirection { get; set; }

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

    [JsonProperty("fontFamily")]
    public virtual string FontFamily { get; set; }

    [JsonProperty("fontSize")]
    public virtual int? FontSize { get; set; }

    [JsonProperty("foregroundColor")]
    public virtual Color ForegroundColor { get; set; }

    [JsonProperty("foregroundColorStyle")]
    public virtual ColorStyle ForegroundColorStyle { get; set; }

    [JsonProperty("italic")]
    public virtual bool? Italic { get; set; }

    [JsonProperty("strikethrough")]
    public virtual bool? Strikethrough { get; set; }

    [JsonProperty("underline")]
    public virtual bool? Underline { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Pixels between a cell's border and its text.</summary>
public class Padding : IDirectResponseSchema
{
    [JsonProperty("bottom")]
    public virtual int? Bottom { get; set; }

    [JsonProperty("left")]
    public virtual int? Left { get; set; }

    [JsonProperty("right")]
    public virtual int? Right { get; set; }

    [JsonProperty("top")]
    public virtual int? Top { get; set; }

    public virtual string ETag { get; set; }
}
