using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>
/// ChartType is BAR, LINE, AREA, COLUMN, SCATTER, COMBO or STEPPED_AREA. Without HeaderCount Sheets guesses.
/// </summary>
public class BasicChartSpec : IDirectResponseSchema
{
    [JsonProperty("axis")]
    public virtual IList<BasicChartAxis> Axis { get; set; }

    [JsonProperty("chartType")]
    public virtual string ChartType { get; set; }

    [JsonProperty("domains")]
    public virtual IList<BasicChartDomain> Domains { get; set; }

    [JsonProperty("headerCount")]
    public virtual int? HeaderCount { get; set; }

    [JsonProperty("legendPosition")]
    public virtual string LegendPosition { get; set; }

    [JsonProperty("series")]
    public virtual IList<BasicChartSeries> Series { get; set; }

    [JsonProperty("stackedType")]
    public virtual string StackedType { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Position is BOTTOM_AXIS, LEFT_AXIS or RIGHT_AXIS.</summary>
public class BasicChartAxis : IDirectResponseSchema
{
    [JsonProperty("format")]
    public virtual TextFormat Format { get; set; }

    [JsonProperty("position")]
    public virtual string Position { get; set; }

    [JsonProperty("title")]
    public virtual string Title { get; set; }

    [JsonProperty("viewWindowOptions")]
    public virtual ChartAxisViewWindowOptions ViewWindowOptions { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>The part of an axis that shows.</summary>
public class ChartAxisViewWindowOptions : IDirectResponseSchema
{
    [JsonProperty("viewWindowMax")]
    public virtual double? ViewWindowMax { get; set; }

    [JsonProperty("viewWindowMin")]
    public virtual double? ViewWindowMin { get; set; }

    [JsonProperty("viewWindowMode")]
    public virtual string ViewWindowMode { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>What runs along the axis; only one.</summary>
public class BasicChartDomain : IDirectResponseSchema
{
    [JsonProperty("domain")]
    public virtual ChartData Domain { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>One line or set of columns; Type counts in a COMBO chart only.</summary>
public class BasicChartSeries : IDirectResponseSchema
{
    [JsonProperty("color")]
    public virtual Color Color { get; set; }

    [JsonProperty("colorStyle")]
    public virtual ColorStyle ColorStyle { get; set; }

    [JsonProperty("series")]
    public virtual ChartData Series { get; set; }

    [JsonProperty("targetAxis")]
    public virtual string TargetAxis { get; set; }

    [JsonProperty("type")]
    public virtual string Type { get; set; }

    public virtual string ETag { get; set; }
}
