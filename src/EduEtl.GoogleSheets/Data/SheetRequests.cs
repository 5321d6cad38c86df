using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>Adds a tab; a SheetId of the caller's choice must be unused and not negative.</summary>
public class AddSheetRequest : IDirectResponseSchema
{
    [JsonProperty("properties")]
    public virtual SheetProperties Properties { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Fields is a mask relative to Properties.</summary>
public class UpdateSheetPropertiesRequest : IDirectResponseSchema
{
    [JsonProperty("fields")]
    public virtual object Fields { get; set; }

    [JsonProperty("properties")]
    public virtual SheetProperties Properties { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>For the whole file. Fields is a mask relative to Properties.</summary>
public class UpdateSpreadsheetPropertiesRequest : IDirectResponseSchema
{
    [JsonProperty("fields")]
    public virtual object Fields { get; set; }

    [JsonProperty("properties")]
    public virtual SpreadsheetProperties Properties { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Removes a tab; the last one cannot go.</summary>
public class DeleteSheetRequest : IDirectResponseSchema
{
    [JsonProperty("sheetId")]
    public virtual int? SheetId { get; set; }

    public virtual string ETag { get; set; }
}
