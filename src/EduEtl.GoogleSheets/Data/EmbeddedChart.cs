using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>A chart on a tab.</summary>
public class EmbeddedChart : IDirectResponseSchema
{
    [JsonProperty("chartId")]
    public virtual int? ChartId { get; set; }

    [JsonProperty("position")]
    public virtual EmbeddedObjectPosition Position { get; set; }

    [JsonProperty("spec")]
    public virtual ChartSpec Spec { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Where a tab of its own could stand too.</summary>
public class EmbeddedObjectPosition : IDirectResponseSchema
{
    [JsonProperty("overlayPosition")]
    public virtual OverlayPosition OverlayPosition { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Pixels from the anchor cell; 600 by 371 unless said.</summary>
public class OverlayPosition : IDirectResponseSchema
{
    [JsonProperty("anchorCell")]
    public virtual GridCoordinate AnchorCell { get; set; }

    [JsonProperty("heightPixels")]
    public virtual int? HeightPixels { get; set; }

    [JsonProperty("offsetYPixels")]
    public virtual int? OffsetYPixels { get; set; }

    [JsonProperty("widthPixels")]
    public virtual int? WidthPixels { get; set; }

    public virtual string ETag { get; set; }
}
