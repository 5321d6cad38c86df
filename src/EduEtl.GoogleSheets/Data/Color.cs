using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>Each component is 0 to 1 and absent when 0.</summary>
public class Color : IDirectResponseSchema
{
    [JsonProperty("blue")]
    public virtual float? Blue { get; set; }

    [JsonProperty("green")]
    public virtual float? Green { get; set; }

    [JsonProperty("red")]
    public virtual float? Red { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>A colour where the theme's palette could stand too.</summary>
public class ColorStyle : IDirectResponseSchema
{
    [JsonProperty("rgbColor")]
    public virtual Color RgbColor { get; set; }

    public virtual string ETag { get; set; }
}
