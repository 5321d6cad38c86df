using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>Adds a rule at a place among the tab's rules; adding it again doubles it.</summary>
public class AddConditionalFormatRuleRequest : IDirectResponseSchema
{
    [JsonProperty("index")]
    public virtual int? Index { get; set; }

    [JsonProperty("rule")]
    public virtual ConditionalFormatRule Rule { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Removes the rule at a place; those after it move up.</summary>
public class DeleteConditionalFormatRuleRequest : IDirectResponseSchema
{
    [JsonProperty("index")]
    public virtual int? Index { get; set; }

    [JsonProperty("sheetId")]
    public virtual int? SheetId { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>The rule that was removed.</summary>
public class DeleteConditionalFormatRuleResponse : IDirectResponseSchema
{
    [JsonProperty("rule")]
    public virtual ConditionalFormatRule Rule { get; set; }

    public virtual string ETag { get; set; }
}
