using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EduEtl.Shared;

/// <summary>
/// Markup. Made of interpolated strings whose holes are escaped unless they are markup themselves, so that no text
/// from outside can become any.
/// </summary>
public readonly record struct Html(string Markup)
{
    public static Html Nothing => new("");

    public static Html Of(HtmlInterpolation markup) => new(markup.ToString());

    public static Html Join(IEnumerable<Html> parts) => Of($"{parts}");

    public override string ToString() => Markup;
}

[InterpolatedStringHandler]
public readonly ref struct HtmlInterpolation(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(Html markup) => _markup.Append(markup.Markup);

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (Html part in parts)
            _markup.Append(part.Markup);
    }

    public void AppendFormatted(string? text) => _markup.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(double number) => _markup.Append(CultureInfo.InvariantCulture, $"{number:0.##}");

    public override string ToString() => _markup.ToString();
}
