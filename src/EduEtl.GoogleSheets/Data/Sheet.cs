using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>One sheet (tab) with what lies on it.</summary>
public class Sheet : IDirectResponseSchema
{
    [JsonProperty("charts")]
    public virtual IList<EmbeddedChart> Charts { get; set; }

    [JsonProperty("data")]
    public virtual IList<GridData> Data { get; set; }

    [JsonProperty("properties")]
    public virtual SheetProperties Properties { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Identity and place of a tab. SheetId 0 is a valid id.</summary>
public class SheetProperties : IDirectResponseSchema
{
    [JsonProperty("gridProperties")]
    public virtual GridProperties GridProperties { get; set; }

    [JsonProperty("sheetId")]
    public virtual int? SheetId { get; set; }

    [JsonProperty("sheetType")]
    public virtual string SheetType { get; set; }

    [JsonProperty("title")]
    public virtual string Title { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Size of the grid and what is frozen, in rows and columns.</summary>
public class GridProperties : IDirectResponseSchema
{
    [JsonProperty("columnCount")]
    public virtual int? ColumnCount { get; set; }

    [JsonProperty("frozenRowCount")]
    public virtual int? FrozenRowCount { get; set; }

    [JsonProperty("hideGridlines")]
    public virtual bool? HideGridlines { get; set; }

    [JsonProperty("rowCount")]
    public virtual int? RowCount { get; set; }

    public virtual string ETag { get; set; }
}
