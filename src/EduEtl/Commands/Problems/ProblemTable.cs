using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Storage;
using EduEtl.Terminal;

namespace EduEtl.Commands.Problems;

/// <summary>
/// Problem rows line by line: the widths come from the counts, so that no row waits for another. Beside the reason stands
/// the value that is wrong, where there is room; else it stands under it, as whole rows do.
/// </summary>
/// <param name="whole">Whether whole rows are shown.</param>
internal sealed class ProblemTable(Screen screen, IReadOnlyList<ProblemCount> counts, bool whole)
{
    private const int NumberWidth = 8;
    private const int LeastValue = 40;
    private const int ValueOnNarrow = 16;
    private const int ValueInFile = 200;
    private const string Gap = "  ";
    private const string Under = "      ";

    private readonly int _reason = counts
        .Select(count => ProblemTexts.Marked(count.Problem, count.Stored))
        .Append(Strings.ProblemsReason)
        .Max(text => text.Length);

    /// <summary>How many characters find room beside the reason: to the edge of a terminal, elsewhere a good part.</summary>
    private int Beside =>
        screen.Width is { } width ? width - 1 - (3 * Gap.Length) - NumberWidth - _reason : ValueInFile;

    public async Task ShowAsync(ProblemListing listing, CancellationToken ct)
    {
        bool beside = !whole && Beside >= LeastValue;
        int room = beside ? Beside : (screen.Width ?? ValueInFile) - Under.Length - 1;
        screen.Line();
        screen.Heading(Line(Strings.ProblemsNumber, Strings.ProblemsReason, beside ? Strings.ProblemsValue : ""));
        await foreach (ProblemRow row in listing.ReadAsync(whole ? null : OffendingValue.Reach, ct))
        {
            string number = row.Number.ToString(CultureInfo.InvariantCulture);
            string reason = ProblemTexts.Marked(row.Problem, row.Stored);
            string value = whole ? "" : OffendingValue.Of(ProblemNames.FromMachineName(row.Problem), row.Raw);
            string shown = Printable.Excerpt(value, Math.Max(ValueOnNarrow, room));
            screen.Line(Line(number, reason, beside ? shown : ""));
            if (whole)
                screen.Whole(row.Raw);
            else if (!beside)
                screen.Line(Under + shown);
        }
    }

    private string Line(string number, string reason, string value) =>
        string.Concat([Gap, number.PadLeft(NumberWidth), Gap, reason.PadRight(_reason), Gap, value]).TrimEnd();
}
