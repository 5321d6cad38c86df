using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

/// <remarks>Markup is put into markup many times over: each time is one copy, into a string of the size that it takes.</remarks>
[InterpolatedStringHandler]
public readonly ref struct HtmlInterpolation
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly List<string> _parts;

    public HtmlInterpolation(int _, int formattedCount) => _parts = new((2 * formattedCount) + 1);

    public void AppendLiteral(string markup) => _parts.Add(markup);

    public void AppendFormatted(Html markup) => _parts.Add(markup.Markup);

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (Html part in parts)
            _parts.Add(part.Markup);
    }

    public void AppendFormatted(string? text) => _parts.Add(Encoder.Encode(text ?? ""));

    public void AppendFormatted(double number) => _parts.Add(number.ToString("0.##", CultureInfo.InvariantCulture));

    public override string ToString() => string.Concat(CollectionsMarshal.AsSpan(_parts));
}
