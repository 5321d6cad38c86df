using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>
/// Writes the masked fields. With Range, cells that Rows does not cover are cleared; with Start only given cells
/// are touched.
/// </summary>
public class UpdateCellsRequest : IDirectResponseSchema
{
    [JsonProperty("fields")]
    public virtual object Fields { get; set; }

    [JsonProperty("range")]
    public virtual GridRange Range { get; set; }

    [JsonProperty("rows")]
    public virtual IList<RowData> Rows { get; set; }

    [JsonProperty("start")]
    public virtual GridCoordinate Start { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Writes the masked fields of one cell to a whole range.</summary>
public class RepeatCellRequest : IDirectResponseSchema
{
    [JsonProperty("cell")]
    public virtual CellData Cell { get; set; }

    [JsonProperty("fields")]
    public virtual object Fields { get; set; }

    [JsonProperty("range")]
    public virtual GridRange Range { get; set; }

    public virtual string ETag { get; set; }
}
