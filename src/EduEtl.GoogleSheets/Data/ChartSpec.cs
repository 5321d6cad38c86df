using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>What a chart shows.</summary>
public class ChartSpec : IDirectResponseSchema
{
    [JsonProperty("altText")]
    public virtual string AltText { get; set; }

    [JsonProperty("backgroundColor")]
    public virtual Color BackgroundColor { get; set; }

    [JsonProperty("backgroundColorStyle")]
    public virtual ColorStyle BackgroundColorStyle { get; set; }

    [JsonProperty("basicChart")]
    public virtual BasicChartSpec BasicChart { get; set; }

    [JsonProperty("fontName")]
    public virtual string FontName { get; set; }

    [JsonProperty("hiddenDimensionStrategy")]
    public virtual string HiddenDimensionStrategy { get; set; }

    [JsonProperty("maximized")]
    public virtual bool? Maximized { get; set; }

    [JsonProperty("subtitle")]
    public virtual string Subtitle { get; set; }

    [JsonProperty("subtitleTextFormat")]
    public virtual TextFormat SubtitleTextFormat { get; set; }

    [JsonProperty("subtitleTextPosition")]
    public virtual TextPosition SubtitleTextPosition { get; set; }

    [JsonProperty("title")]
    public virtual string Title { get; set; }

    [JsonProperty("titleTextFormat")]
    public virtual TextFormat TitleTextFormat { get; set; }

    [JsonProperty("titleTextPosition")]
    public virtual TextPosition TitleTextPosition { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>HorizontalAlignment is LEFT, CENTER or RIGHT.</summary>
public class TextPosition : IDirectResponseSchema
{
    [JsonProperty("horizontalAlignment")]
    public virtual string HorizontalAlignment { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>The numbers or labels of a domain or a series.</summary>
public class ChartData : IDirectResponseSchema
{
    [JsonProperty("aggregateType")]
    public virtual string AggregateType { get; set; }

    [JsonProperty("sourceRange")]
    public virtual ChartSourceRange SourceRange { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Ranges with exactly one dimension of length 1.</summary>
public class ChartSourceRange : IDirectResponseSchema
{
    [JsonProperty("sources")]
    public virtual IList<GridRange> Sources { get; set; }

    public virtual string ETag { get; set; }
}
