using Spectre.Console.Rendering;

namespace EduEtl.Terminal;

/// <summary>A line that takes the place of a live one, which Spectre draws again below it: what was left of it is erased.</summary>
internal sealed class OverLiveLine(IRenderable line) : IRenderable
{
    private const string EraseBelow = "\u001b[J";

    public Measurement Measure(RenderOptions options, int maxWidth) => line.Measure(options, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        [Segment.Control(EraseBelow), .. line.Render(options, maxWidth)];
}
