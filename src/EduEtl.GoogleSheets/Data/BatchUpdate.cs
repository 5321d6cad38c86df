using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>Requests that are applied together, in order, or not at all.</summary>
public class BatchUpdateSpreadsheetRequest : IDirectResponseSchema
{
    [JsonProperty("requests")]
    public virtual IList<Request> Requests { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>That the requests were applied.</summary>
public class BatchUpdateSpreadsheetResponse : IDirectResponseSchema
{
    [JsonProperty("spreadsheetId")]
    public virtual string SpreadsheetId { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Exactly one of its properties is set.</summary>
public class Request : IDirectResponseSchema
{
    [JsonProperty("addChart")]
    public virtual AddChartRequest AddChart { get; set; }

    [JsonProperty("addSheet")]
    public virtual AddSheetRequest AddSheet { get; set; }

    [JsonProperty("deleteEmbeddedObject")]
    public virtual DeleteEmbeddedObjectRequest DeleteEmbeddedObject { get; set; }

    [JsonProperty("deleteSheet")]
    public virtual DeleteSheetRequest DeleteSheet { get; set; }

    [JsonProperty("insertDimension")]
    public virtual InsertDimensionRequest InsertDimension { get; set; }

    [JsonProperty("repeatCell")]
    public virtual RepeatCellRequest RepeatCell { get; set; }

    [JsonProperty("updateCells")]
    public virtual UpdateCellsRequest UpdateCells { get; set; }

    [JsonProperty("updateChartSpec")]
    public virtual UpdateChartSpecRequest UpdateChartSpec { get; set; }

    [JsonProperty("updateDimensionProperties")]
    public virtual UpdateDimensionPropertiesRequest UpdateDimensionProperties { get; set; }

    [JsonProperty("updateSheetProperties")]
    public virtual UpdateSheetPropertiesRequest UpdateSheetProperties { get; set; }

    [JsonProperty("updateSpreadsheetProperties")]
    public virtual UpdateSpreadsheetPropertiesRequest UpdateSpreadsheetProperties { get; set; }

    public virtual string ETag { get; set; }
}
