using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>One sheet (tab) with what lies on it.</summary>
public class Sheet : IDirectResponseSchema
{
    [JsonProperty("charts")]
    public virtual IList<EmbeddedChart> Charts { get; set; }

    [JsonProperty("conditionalFormats")]
    public virtual IList<ConditionalFormatRule> ConditionalFormats { get; set; }

    [JsonProperty("data")]
    public virtual IList<GridData> Data { get; set; }

    [JsonProperty("merges")]
    public virtual IList<GridRange> Merges { get; set; }

    [JsonProperty("properties")]
    public virtual SheetProperties Properties { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Identity and place of a tab. SheetId 0 is a valid id.</summary>
public class SheetProperties : IDirectResponseSchema
{
    [JsonProperty("gridProperties")]
    public virtual GridProperties GridProperties { get; set; }

    [JsonProperty("hidden")]
    public virtual bool? Hidden { get; set; }

    [JsonProperty("index")]
    public virtual int? Index { get; set; }

    [JsonProperty("rightToLeft")]
    public virtual bool? RightToLeft { get; set; }

    [JsonProperty("sheetId")]
    public virtual int? SheetId { get; set; }

    [JsonProperty("sheetType")]
    public virtual string SheetType { get; set; }

    [JsonProperty("tabColor")]
    public virtual Color TabColor { get; set; }

    [JsonProperty("tabColorStyle")]
    public virtual ColorStyle TabColorStyle { get; set; }

    [JsonProperty("title")]
    public virtual string Title { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Size of the grid and what is frozen, in rows and columns.</summary>
public class GridProperties : IDirectResponseSchema
{
    [JsonProperty("columnCount")]
    public virtual int? ColumnCount { get; set; }

    [JsonProperty("columnGroupControlAfter")]
    public virtual bool? ColumnGroupControlAfter { get; set; }

    [JsonProperty("frozenColumnCount")]
    public virtual int? FrozenColumnCount { get; set; }

    [JsonProperty("frozenRowCount")]
    public virtual int? FrozenRowCount { get; set; }

    [JsonProperty("hideGridlines")]
    public virtual bool? HideGridlines { get; set; }

    [JsonProperty("rowCount")]
    public virtual int? RowCount { get; set; }

    [JsonProperty("rowGroupControlAfter")]
    public virtual bool? RowGroupControlAfter { get; set; }

    public virtual string ETag { get; set; }
}
