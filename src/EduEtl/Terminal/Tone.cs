using Spectre.Console;

namespace EduEtl.Terminal;

/// <summary>What a piece of text is to the eye.</summary>
internal enum Tone
{
    Plain,
    Strong,
    Faint,
    Good,
    Caution,
    Bad,
}

/// <summary>A piece of a line.</summary>
internal readonly record struct Piece(string Text, Tone Tone = Tone.Plain);

internal static class Tones
{
    /// <summary>Of the terminal's own colours, those that can be read on a dark ground and on a light one: no yellow.</summary>
    public static Style Style(this Tone tone) =>
        tone switch
        {
            Tone.Strong => new(decoration: Decoration.Bold),
            Tone.Faint => new(Color.Grey),
            Tone.Good => new(Color.Green),
            Tone.Caution => new(Color.Purple),
            Tone.Bad => new(Color.Red),
            _ => Spectre.Console.Style.Plain,
        };
}
