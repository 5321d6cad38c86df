using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>Plain values of a range. In a written cell null means leave it, an empty text means clear it.</summary>
public class ValueRange : IDirectResponseSchema
{
    [JsonProperty("majorDimension")]
    public virtual string MajorDimension { get; set; }

    [JsonProperty("range")]
    public virtual string Range { get; set; }

    [JsonProperty("values")]
    public virtual IList<IList<object>> Values { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>What a write of values touched.</summary>
public class UpdateValuesResponse : IDirectResponseSchema
{
    [JsonProperty("spreadsheetId")]
    public virtual string SpreadsheetId { get; set; }

    [JsonProperty("updatedCells")]
    public virtual int? UpdatedCells { get; set; }

    [JsonProperty("updatedColumns")]
    public virtual int? UpdatedColumns { get; set; }

    [JsonProperty("updatedData")]
    public virtual ValueRange UpdatedData { get; set; }

    [JsonProperty("updatedRange")]
    public virtual string UpdatedRange { get; set; }

    [JsonProperty("updatedRows")]
    public virtual int? UpdatedRows { get; set; }

    public virtual string ETag { get; set; }
}
