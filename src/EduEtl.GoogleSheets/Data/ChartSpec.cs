using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>What a chart shows.</summary>
public class ChartSpec : IDirectResponseSchema
{
    [JsonProperty("backgroundColorStyle")]
    public virtual ColorStyle BackgroundColorStyle { get; set; }

    [JsonProperty("basicChart")]
    public virtual BasicChartSpec BasicChart { get; set; }

    [JsonProperty("title")]
    public virtual string Title { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>The numbers or labels of a domain or a series.</summary>
public class ChartData : IDirectResponseSchema
{
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
