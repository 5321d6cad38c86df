using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>New rows or columns: what lies behind them moves, what reaches across them grows, they look like a neighbour.</summary>
internal sealed class Insertion
{
    private readonly Workbook _book;
    private readonly Tab _tab;
    private readonly bool _columns;
    private readonly int _start;
    private readonly int _count;

    private Insertion(Workbook book, JsonObject range)
    {
        _book = book;
        _tab = Block.TabOf(book, range.Int("sheetId"));
        _columns = range.Text("dimension") switch
        {
            "ROWS" => false,
            "COLUMNS" => true,
            _ => throw SheetsError.Invalid("No dimension specified."),
        };
        if (range.Int("startIndex") is not { } first || range.Int("endIndex") is not { } end)
            throw SheetsError.Invalid("Both the start and the end index of the range must be given.");
        int size = _columns ? _tab.Columns : _tab.Rows;
        // Google's own bound at the end of the grid is not known: whoever keeps to this one is on the safe side.
        if (first < 0 || end <= first || first >= size)
            throw SheetsError.Invalid($"Indexes {first} to {end} do not fit a size of {size}.");
        (_start, _count) = (first, end - first);
    }

    public static JsonObject? Insert(Workbook book, JsonObject request)
    {
        var insertion = new Insertion(book, request.Object("range") ?? []);
        bool fromBefore = request.Flag("inheritFromBefore");
        if (fromBefore && insertion._start == 0)
            throw SheetsError.Invalid("Nothing is before the first row or column to inherit from.");
        insertion.Apply(fromBefore ? insertion._start - 1 : insertion._start);
        return null;
    }

    private void Apply(int model)
    {
        Grow();
        var look = _tab
            .Cells.Where(cell => Along(cell.Key) == model && cell.Value.ContainsKey("userEnteredFormat"))
            .ToDictionary(cell => Across(cell.Key), cell => cell.Value.Object("userEnteredFormat")!);
        JsonObject? size = _tab.Dimensions.GetValueOrDefault((_columns, model));
        Move(_tab.Cells, key => Along(key) >= _start, Moved);
        Move(
            _tab.Dimensions,
            key => key.Columns == _columns && key.Index >= _start,
            key => (_columns, key.Index + _count)
        );
        for (int i = _start; i < _start + _count; i++)
        {
            foreach ((int across, JsonObject format) in look)
            {
                (int, int) key = _columns ? (across, i) : (i, across);
                _tab.Cells[key] = new JsonObject { ["userEnteredFormat"] = format.DeepClone() };
            }
            if (size is not null)
                _tab.Dimensions[(_columns, i)] = (JsonObject)size.DeepClone();
        }
        foreach (Tab other in _book.Tabs)
            ShiftAll(other.Charts);
    }

    private void Grow()
    {
        var properties = (JsonObject)_tab.Properties.DeepClone();
        JsonObject grid = properties.Object("gridProperties")!;
        grid[_columns ? "columnCount" : "rowCount"] = (_columns ? _tab.Columns : _tab.Rows) + _count;
        string frozen = _columns ? "frozenColumnCount" : "frozenRowCount";
        if (grid.Int(frozen) > _start)
            grid[frozen] = grid.Int(frozen) + _count;
        _tab.Properties = properties;
    }

    private int Along((int Row, int Column) key) => _columns ? key.Column : key.Row;

    private int Across((int Row, int Column) key) => _columns ? key.Row : key.Column;

    private (int, int) Moved((int Row, int Column) key) =>
        _columns ? (key.Row, key.Column + _count) : (key.Row + _count, key.Column);

    private static void Move<TKey>(
        SortedDictionary<TKey, JsonObject> items,
        Func<TKey, bool> moves,
        Func<TKey, TKey> moved
    )
        where TKey : notnull
    {
        var moving = items.Where(item => moves(item.Key)).ToList();
        foreach ((TKey key, _) in moving)
            items.Remove(key);
        foreach ((TKey key, JsonObject value) in moving)
            items[moved(key)] = value;
    }

    private void ShiftAll(List<JsonObject> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            items[i] = (JsonObject)items[i].DeepClone();
            Shift(items[i]);
        }
    }

    /// <summary>Every range and every cell on the tab that is named anywhere inside.</summary>
    private void Shift(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (JsonNode? element in list)
                Shift(element);
        }
        else if (node is JsonObject values)
        {
            if ((values.Int("sheetId") ?? 0) == _tab.Id)
            {
                Add(values, _columns ? "startColumnIndex" : "startRowIndex", from: _start);
                Add(values, _columns ? "endColumnIndex" : "endRowIndex", from: _start + 1);
                Add(values, _columns ? "columnIndex" : "rowIndex", from: _start);
            }
            foreach ((_, JsonNode? value) in values.ToList())
                Shift(value);
        }
    }

    private void Add(JsonObject values, string name, int from)
    {
        if (values.Int(name) >= from)
            values[name] = values.Int(name) + _count;
    }
}
