using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EduEtl.Sandbox.Page;

/// <summary>
/// Markup. Made of interpolated strings whose holes are escaped unless they are markup themselves, so that no text
/// from outside can become any.
/// </summary>
internal readonly record struct Html(string Markup)
{
    public static Html Nothing => new("");

    public static Html Of(HtmlInterpolation markup) => new(markup.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Markup)));

    public override string ToString() => Markup;
}

[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder builder = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string markup) => builder.Append(markup);

    public void AppendFormatted(Html markup) => builder.Append(markup.Markup);

    public void AppendFormatted(IEnumerable<Html> parts) => builder.Append(Html.Join(parts).Markup);

    public void AppendFormatted(string? text) => builder.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(double number) => builder.Append(CultureInfo.InvariantCulture, $"{number:0.##}");

    public override string ToString() => builder.ToString();
}
