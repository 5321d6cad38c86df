using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>A block of a tab: 0-based, half-open; an absent bound is unbounded, an absent SheetId is 0.</summary>
public class GridRange : IDirectResponseSchema
{
    [JsonProperty("endColumnIndex")]
    public virtual int? EndColumnIndex { get; set; }

    [JsonProperty("endRowIndex")]
    public virtual int? EndRowIndex { get; set; }

    [JsonProperty("sheetId")]
    public virtual int? SheetId { get; set; }

    [JsonProperty("startColumnIndex")]
    public virtual int? StartColumnIndex { get; set; }

    [JsonProperty("startRowIndex")]
    public virtual int? StartRowIndex { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>A cell of a tab, 0-based.</summary>
public class GridCoordinate : IDirectResponseSchema
{
    [JsonProperty("columnIndex")]
    public virtual int? ColumnIndex { get; set; }

    [JsonProperty("rowIndex")]
    public virtual int? RowIndex { get; set; }

    [JsonProperty("sheetId")]
    public virtual int? SheetId { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Rows or columns (Dimension ROWS or COLUMNS): 0-based, half-open.</summary>
public class DimensionRange : IDirectResponseSchema
{
    [JsonProperty("dimension")]
    public virtual string Dimension { get; set; }

    [JsonProperty("endIndex")]
    public virtual int? EndIndex { get; set; }

    [JsonProperty("sheetId")]
    public virtual int? SheetId { get; set; }

    [JsonProperty("startIndex")]
    public virtual int? StartIndex { get; set; }

    public virtual string ETag { get; set; }
}
