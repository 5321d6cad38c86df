using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>Requests that are applied together, in order, or not at all.</summary>
public class BatchUpdateSpreadsheetRequest : IDirectResponseSchema
{
    [JsonProperty("includeSpreadsheetInResponse")]
    public virtual bool? IncludeSpreadsheetInResponse { get; set; }

    [JsonProperty("requests")]
    public virtual IList<Request> Requests { get; set; }

    [JsonProperty("responseIncludeGridData")]
    public virtual bool? ResponseIncludeGridData { get; set; }

    [JsonProperty("responseRanges")]
    public virtual IList<string> ResponseRanges { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>One reply per request, in their order, empty where there is nothing to say.</summary>
public class BatchUpdateSpreadsheetResponse : IDirectResponseSchema
{
    [JsonProperty("replies")]
    public virtual IList<Response> Replies { get; set; }

    [JsonProperty("spreadsheetId")]
    public virtual string SpreadsheetId { get; set; }

    [JsonProperty("updatedSpreadsheet")]
    public virtual Spreadsheet UpdatedSpreadsheet { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Exactly one of its properties is set.</summary>
public class Request : IDirectResponseSchema
{
    [JsonProperty("addChart")]
    public virtual AddChartRequest AddChart { get; set; }

    [JsonProperty("addConditionalFormatRule")]
    public virtual AddConditionalFormatRuleRequest AddConditionalFormatRule { get; set; }

    [JsonProperty("addSheet")]
    public virtual AddSheetRequest AddSheet { get; set; }

    [JsonProperty("autoResizeDimensions")]
    public virtual AutoResizeDimensionsRequest AutoResizeDimensions { get; set; }

    [JsonProperty("deleteConditionalFormatRule")]
    public virtual DeleteConditionalFormatRuleRequest DeleteConditionalFormatRule { get; set; }

    [JsonProperty("deleteEmbeddedObject")]
    public virtual DeleteEmbeddedObjectRequest DeleteEmbeddedObject { get; set; }

    [JsonProperty("deleteSheet")]
    public virtual DeleteSheetRequest DeleteSheet { get; set; }

    [JsonProperty("insertDimension")]
    public virtual InsertDimensionRequest InsertDimension { get; set; }

    [JsonProperty("mergeCells")]
    public virtual MergeCellsRequest MergeCells { get; set; }

    [JsonProperty("repeatCell")]
    public virtual RepeatCellRequest RepeatCell { get; set; }

    [JsonProperty("unmergeCells")]
    public virtual UnmergeCellsRequest UnmergeCells { get; set; }

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

/// <summary>The reply to one request.</summary>
public class Response : IDirectResponseSchema
{
    [JsonProperty("addChart")]
    public virtual AddChartResponse AddChart { get; set; }

    [JsonProperty("addSheet")]
    public virtual AddSheetResponse AddSheet { get; set; }

    [JsonProperty("deleteConditionalFormatRule")]
    public virtual DeleteConditionalFormatRuleResponse DeleteConditionalFormatRule { get; set; }

    public virtual string ETag { get; set; }
}
