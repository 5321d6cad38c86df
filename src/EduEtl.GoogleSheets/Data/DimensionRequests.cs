using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>Fields is a mask relative to Properties.</summary>
public class UpdateDimensionPropertiesRequest : IDirectResponseSchema
{
    [JsonProperty("fields")]
    public virtual object Fields { get; set; }

    [JsonProperty("properties")]
    public virtual DimensionProperties Properties { get; set; }

    [JsonProperty("range")]
    public virtual DimensionRange Range { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>New rows or columns, with the look of those before or behind them.</summary>
public class InsertDimensionRequest : IDirectResponseSchema
{
    [JsonProperty("inheritFromBefore")]
    public virtual bool? InheritFromBefore { get; set; }

    [JsonProperty("range")]
    public virtual DimensionRange Range { get; set; }

    public virtual string ETag { get; set; }
}
