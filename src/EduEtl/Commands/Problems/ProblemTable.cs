using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Storage;
using EduEtl.Terminal;

namespace EduEtl.Commands.Problems;

/// <summary>
/// Problem rows line by line: the widths come from the counts, so that no row waits for another. Beside the reason stands
/// the value that is wrong, or under it the whole row.
/// </summary>
/// <param name="whole">Whether whole rows are shown.</param>
internal sealed class ProblemTable(Screen screen, IReadOnlyList<ProblemCount> counts, bool whole)
{
    private const int NumberWidth = 8;
    private const int LeastValue = 24;
    private const int ValueInFile = 200;
    private const string Gap = "  ";

    private readonly int _reason = counts
        .Select(count => ProblemTexts.Marked(count.Problem, count.Stored))
        .Append(Strings.ProblemsReason)
        .Max(text => text.Length);

    /// <summary>How many characters of a value find room: to the edge of a terminal, elsewhere a good part.</summary>
    private int ValueWidth =>
        screen.Width is { } width
            ? Math.Max(LeastValue, width - 1 - (3 * Gap.Length) - NumberWidth - _reason)
            : ValueInFile;

    public async Task ShowAsync(ProblemListing listing, CancellationToken ct)
    {
        screen.Line();
        screen.Heading(Line(Strings.ProblemsNumber, Strings.ProblemsReason, whole ? "" : Strings.ProblemsValue));
        await foreach (ProblemRow row in listing.ReadAsync(whole ? null : OffendingValue.Reach, ct))
        {
            string value = whole
                ? ""
                : Printable.Excerpt(OffendingValue.Of(ProblemNames.FromMachineName(row.Problem), row.Raw), ValueWidth);
            string number = row.Number.ToString(CultureInfo.InvariantCulture);
            screen.Line(Line(number, ProblemTexts.Marked(row.Problem, row.Stored), value).TrimEnd());
            if (whole)
                screen.Whole(row.Raw);
        }
    }

    private string Line(string number, string reason, string value) =>
        string.Concat([Gap, number.PadLeft(NumberWidth), Gap, reason.PadRight(_reason), Gap, value]);
}
