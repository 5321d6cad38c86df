using EduEtl.Days;

namespace EduEtl.Reporting.Sheets;

/// <summary>Which row each day goes to. Rows are inserted from the bottom up, so that none moves those yet to come.</summary>
/// <param name="HeadRow">Above the first day, with whatever somebody has put between.</param>
/// <param name="FirstRow">Of the first day that was there.</param>
/// <param name="Days">In the order of their rows, as they are after the insertions.</param>
/// <param name="EndRow">Behind the last day.</param>
/// <param name="RowsBeforeInsertions">How many the grid needs.</param>
internal sealed record HistoryPlan(
    int HeadRow,
    int FirstRow,
    IReadOnlyList<RowInsertion> Insertions,
    IReadOnlyList<PlacedDay> Days,
    int EndRow,
    int RowsBeforeInsertions
)
{
    public static HistoryPlan Of(HistoryRows found, IReadOnlyList<DayFigures> days)
    {
        // Somebody took the head away, and uses its row or left none: it gets one of its own.
        int headless =
            found is { Head: null, Days: [var top, ..] } && (top.Row == 0 || found.Filled.Contains(top.Row - 1))
                ? 1
                : 0;
        List<FoundDay> rows = [.. found.Days.Select(day => day with { Row = day.Row + headless })];
        int first = rows.Count == 0 ? 1 : rows[0].Row;
        int head = rows.Count == 0 ? 0 : found.Head ?? first - 1;
        int end = rows.Count == 0 ? 1 : rows[^1].Row + 1;
        var rowOf = rows.DistinctBy(row => row.Day).ToDictionary(row => row.Day, row => row.Row);
        List<(int Row, DayFigures[] Days)> groups =
        [
            .. days.Where(day => !rowOf.ContainsKey(day.Day))
                .OrderBy(day => day.Day)
                .GroupBy(day => rows.Find(row => row.Day > day.Day) is { Row: > 0 } later ? later.Row : end)
                .OrderBy(group => group.Key)
                .Select(group => (group.Key, group.ToArray())),
        ];
        int appended = groups is [.., var last] && last.Row == end ? last.Days.Length : 0;
        // Free rows behind the last day are used as they are: nothing that stands beside them has to move.
        bool free = !Enumerable.Range(end - headless, appended).Any(found.Filled.Contains);
        List<RowInsertion> insertions =
        [
            .. groups
                .Where(group => group.Row != end || !free)
                .Select(group => new RowInsertion(group.Row, group.Days.Length)),
        ];
        int shift = 0;
        List<PlacedDay> placed = [];
        foreach ((int row, DayFigures[] added) in groups)
        {
            placed.AddRange(added.Select((day, i) => new PlacedDay(row + shift + i, day, IsNew: true)));
            shift += added.Length;
        }
        placed.AddRange(
            days.Where(day => rowOf.ContainsKey(day.Day))
                .Select(day => new PlacedDay(Moved(rowOf[day.Day]), day, IsNew: false))
        );
        insertions.Reverse();
        return new(
            head,
            first,
            headless > 0 ? [new(first - 1, headless), .. insertions] : insertions,
            [.. placed.OrderBy(day => day.Row)],
            end + shift,
            end - headless + (free ? appended : 0)
        );

        int Moved(int row) => row + groups.Where(group => group.Row <= row).Sum(group => group.Days.Length);
    }

    /// <summary>Days in adjacent rows, the new ones apart from those that were there.</summary>
    public IEnumerable<IReadOnlyList<PlacedDay>> Blocks()
    {
        List<PlacedDay> block = [];
        foreach (PlacedDay day in Days)
        {
            if (block is [.., var before] && (before.Row + 1 != day.Row || before.IsNew != day.IsNew))
            {
                yield return block;
                block = [];
            }
            block.Add(day);
        }
        if (block.Count > 0)
            yield return block;
    }
}

internal readonly record struct RowInsertion(int Row, int Count);

/// <param name="IsNew">Whether the sheet has no row of it yet.</param>
internal readonly record struct PlacedDay(int Row, DayFigures Figures, bool IsNew);
