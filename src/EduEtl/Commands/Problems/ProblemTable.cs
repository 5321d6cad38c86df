using System.Globalization;
using EduEtl.Storage;
using EduEtl.Terminal;

namespace EduEtl.Commands.Problems;

/// <summary>
/// Problem rows as aligned columns, line by line: the widths come from the counts, so that no row waits for another.
/// </summary>
internal sealed class ProblemTable(Screen screen, IReadOnlyList<ProblemCount> counts)
{
    private const int NumberWidth = 8;
    private const int LeastRaw = 24;
    private const int RawInFile = 200;
    private const string Gap = "  ";

    private readonly int _outcome = Widest(
        counts.Select(count => ProblemTexts.Outcome(count.Stored)),
        Strings.ProblemsOutcome
    );
    private readonly int _reason = Widest(
        counts.Select(count => ProblemTexts.ReasonAndName(count.Problem)),
        Strings.ProblemsReason
    );

    /// <summary>How many characters of a raw text find room: to the edge of a terminal, elsewhere a good part.</summary>
    private int RawWidth =>
        screen.Width is { } width
            ? Math.Max(LeastRaw, width - 1 - (4 * Gap.Length) - NumberWidth - _outcome - _reason)
            : RawInFile;

    public async Task ShowAsync(ProblemListing listing, CancellationToken ct)
    {
        screen.Heading(
            Line(Strings.ProblemsNumber, Strings.ProblemsOutcome, Strings.ProblemsReason, Strings.ProblemsRaw)
        );
        // Blanks that become one leave room for more.
        await foreach (ProblemRow row in listing.ReadAsync(4 * RawWidth, ct))
            screen.Line(
                Line(
                    row.Number.ToString(CultureInfo.InvariantCulture),
                    ProblemTexts.Outcome(row.Stored),
                    ProblemTexts.ReasonAndName(row.Problem),
                    Printable.Excerpt(row.Raw, RawWidth)
                )
            );
    }

    private string Line(string number, string outcome, string reason, string raw) =>
        string.Concat([
            Gap,
            number.PadLeft(NumberWidth),
            Gap,
            outcome.PadRight(_outcome),
            Gap,
            reason.PadRight(_reason),
            Gap,
            raw,
        ]);

    private static int Widest(IEnumerable<string> texts, string head) => texts.Append(head).Max(text => text.Length);
}
