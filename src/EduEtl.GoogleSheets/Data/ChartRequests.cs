using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>Adds a chart; a ChartId of the caller's choice must be unused.</summary>
public class AddChartRequest : IDirectResponseSchema
{
    [JsonProperty("chart")]
    public virtual EmbeddedChart Chart { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Replaces the specification; the chart keeps its place and size.</summary>
public class UpdateChartSpecRequest : IDirectResponseSchema
{
    [JsonProperty("chartId")]
    public virtual int? ChartId { get; set; }

    [JsonProperty("spec")]
    public virtual ChartSpec Spec { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Removes a chart; ObjectId is its ChartId.</summary>
public class DeleteEmbeddedObjectRequest : IDirectResponseSchema
{
    [JsonProperty("objectId")]
    public virtual int? ObjectId { get; set; }

    public virtual string ETag { get; set; }
}
