using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>What the history tab holds already.</summary>
/// <param name="Days">By row, the first one first.</param>
/// <param name="Filled">Rows of the table's columns that hold anything.</param>
/// <param name="Head">The row of the column heads, in either language, above the first day; null where there is none.</param>
internal sealed record HistoryRows(IReadOnlyList<FoundDay> Days, IReadOnlySet<int> Filled, int? Head)
{
    // What is less is a number that somebody keeps there, and no day.
    private const double EarliestDay = 36526;
    private const double LatestDay = 2958465;

    public static HistoryRows Read(Sheet? tab)
    {
        List<FoundDay> days = [];
        HashSet<int> filled = [];
        int? head = null;
        foreach (GridData part in tab?.Data ?? [])
        {
            int row = part.StartRow ?? 0;
            foreach (RowData line in part.RowData ?? [])
            {
                List<ExtendedValue?> values =
                [
                    .. (line.Values ?? []).Take(HistoryColumns.Columns).Select(cell => cell.EffectiveValue),
                ];
                if (values.Exists(value => value is not null))
                    filled.Add(row);
                if (days.Count == 0 && values is [{ StringValue: { } text }, ..] && HistoryColumns.IsHead(text))
                    head = row;
                if (values is [{ NumberValue: { } serial }, ..] && IsDay(serial))
                    days.Add(new(row, DateOnly.FromDateTime(DateTime.FromOADate(serial))));
                row++;
            }
        }
        return new(days, filled, head);
    }

    private static bool IsDay(double serial) =>
        serial is >= EarliestDay and <= LatestDay && serial == Math.Floor(serial);
}

internal readonly record struct FoundDay(int Row, DateOnly Day);
