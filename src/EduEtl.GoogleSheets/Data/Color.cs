using Google.Apis.Requests;
using Newtonsoft.Json;

namespace Google.Apis.Sheets.v4.Data;

/// <summary>Each component is 0 to 1 and absent when 0.</summary>
public class Color : IDirectResponseSchema
{
    [JsonProperty("alpha")]
    public virtual float? Alpha { get; set; }

    [JsonProperty("blue")]
    public virtual float? Blue { get; set; }

    [JsonProperty("green")]
    public virtual float? Green { get; set; }

    [JsonProperty("red")]
    public virtual float? Red { get; set; }

    public virtual string ETag { get; set; }
}

/// <summary>Either a colour or a name of the theme's palette.</summary>
public class ColorStyle : IDirectResponseSchema
{
    [JsonProperty("rgbColor")]
    public virtual Color RgbColor { get; set; }

    [JsonProperty("themeColor")]
    public virtual string ThemeColor { get; set; }

    public virtual string ETag { get; set; }
}
