using System.Globalization;
using System.Runtime.CompilerServices;
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

    public static Html Of(HtmlInterpolation markup) => new(markup.Finish());

    public static Html Join(IEnumerable<Html> parts) => Of($"{parts}");

    public override string ToString() => Markup;
}

/// <remarks>Markup is put into markup many times over: what is written meanwhile is lent by the pool.</remarks>
[InterpolatedStringHandler]
public ref struct HtmlInterpolation(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private DefaultInterpolatedStringHandler _markup = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public void AppendLiteral(string markup) => _markup.AppendLiteral(markup);

    public void AppendFormatted(Html markup) => _markup.AppendLiteral(markup.Markup);

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (Html part in parts)
            _markup.AppendLiteral(part.Markup);
    }

    public void AppendFormatted(string? text) => _markup.AppendLiteral(Encoder.Encode(text ?? ""));

    public void AppendFormatted(double number) => _markup.AppendFormatted(number, "0.##");

    /// <summary>Once: what was lent goes back.</summary>
    public string Finish() => _markup.ToStringAndClear();
}
