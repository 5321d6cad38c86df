using Spectre.Console;
using Spectre.Console.Rendering;

namespace EduEtl.Terminal;

/// <summary>A line as it is: one that is too long is the terminal's to wrap, so that it can be copied whole.</summary>
internal sealed class WholeLine(string text, Style style) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth) => new(text.Length, text.Length);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        [new Segment(text, style), Segment.LineBreak];
}
