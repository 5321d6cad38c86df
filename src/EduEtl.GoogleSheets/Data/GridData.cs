using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>A block of cells; StartRow is absent when 0.</summary>
public class GridData : IDirectResponseSchema
{
    [JsonProperty("rowData")]
    public virtual IList<RowData> RowData { get; set; }

    [JsonProperty("startRow")]
    public virtual int? StartRow { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>The cells of one row, from the first column of the block on.</summary>
public class RowData : IDirectResponseSchema
{
    [JsonProperty("values")]
    public virtual IList<CellData> Values { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>A row or a column; PixelSize is its height or width.</summary>
public class DimensionProperties : IDirectResponseSchema
{
    [JsonProperty("pixelSize")]
    public virtual int? PixelSize { get; set; }

    public virtual string ETag { get; set; }
}
