using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EduEtl.Terminal;

/// <summary>
/// A line as it is: one that is too long is the terminal's to wrap, so that it can be copied whole. What the terminal
/// knows as a link can be followed, however it is wrapped.
/// </summary>
internal sealed partial class WholeLine(string text, Style style) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth) => new(text.Length, text.Length);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        int done = 0;
        foreach (Match found in options.Capabilities.Links ? Places().Matches(text) : Enumerable.Empty<Match>())
        {
            if (Target(found.Value) is not { } target)
                continue;
            if (found.Index > done)
                yield return new Segment(text[done..found.Index], style);
            yield return new Segment(found.Value, style, new Link(target));
            done = found.Index + found.Length;
        }
        yield return new Segment(text[done..], style);
        yield return Segment.LineBreak;
    }

    /// <summary>Null where there is nothing to open.</summary>
    private static string? Target(string place) =>
        place.StartsWith("http", StringComparison.Ordinal) ? place
        : File.Exists(place) || Directory.Exists(place) ? new Uri(place).AbsoluteUri
        : null;

    [GeneratedRegex(@"https?://[^\s""<>]*[^\s""<>.,;:)]|(?<!\S)/[^\s]+[^\s.,;:)]")]
    private static partial Regex Places();
}
