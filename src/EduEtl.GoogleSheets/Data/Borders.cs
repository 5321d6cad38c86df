using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>The four sides of a cell.</summary>
public class Borders : IDirectResponseSchema
{
    [JsonProperty("bottom")]
    public virtual Border Bottom { get; set; }

    [JsonProperty("left")]
    public virtual Border Left { get; set; }

    [JsonProperty("right")]
    public virtual Border Right { get; set; }

    [JsonProperty("top")]
    public virtual Border Top { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Style is DOTTED, DASHED, SOLID, SOLID_MEDIUM, SOLID_THICK, NONE or DOUBLE.</summary>
public class Border : IDirectResponseSchema
{
    [JsonProperty("color")]
    public virtual Color Color { get; set; }

    [JsonProperty("colorStyle")]
    public virtual ColorStyle ColorStyle { get; set; }

    [JsonProperty("style")]
    public virtual string Style { get; set; }

    [JsonProperty("width")]
    public virtual int? Width { get; set; }

    public virtual string ETag { get; set; }
}
