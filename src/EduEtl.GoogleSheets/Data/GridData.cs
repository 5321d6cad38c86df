using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>A block of cells; StartRow and StartColumn are absent when 0.</summary>
public class GridData : IDirectResponseSchema
{
    [JsonProperty("columnMetadata")]
    public virtual IList<DimensionProperties> ColumnMetadata { get; set; }

    [JsonProperty("rowData")]
    public virtual IList<RowData> RowData { get; set; }

    [JsonProperty("rowMetadata")]
    public virtual IList<DimensionProperties> RowMetadata { get; set; }

    [JsonProperty("startColumn")]
    public virtual int? StartColumn { get; set; }

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
    [JsonProperty("hiddenByFilter")]
    public virtual bool? HiddenByFilter { get; set; }

    [JsonProperty("hiddenByUser")]
    public virtual bool? HiddenByUser { get; set; }

    [JsonProperty("pixelSize")]
    public virtual int? PixelSize { get; set; }

    public virtual string ETag { get; set; }
}
