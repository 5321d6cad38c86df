using System.Text.Json.Nodes;

namespace EduEtl.Sandbox.Sheets;

/// <summary>Requests on merged cells.</summary>
internal static class MergeRequests
{
    public static JsonObject? Merge(Workbook book, JsonObject request)
    {
        var block = Block.Of(book, request.Object("range"));
        RemoveWithin(book, block);
        IEnumerable<Block> merges = (request.Text("mergeType") ?? "MERGE_ALL") switch
        {
            "MERGE_ALL" => [block],
            "MERGE_ROWS" => Enumerable.Range(block.Row, block.Rows).Select(r => block with { Row = r, EndRow = r + 1 }),
            _ => Enumerable
                .Range(block.Column, block.Columns)
                .Select(c => block with { Column = c, EndColumn = c + 1 }),
        };
        foreach (Block merge in merges.Where(merge => merge.Rows * merge.Columns > 1))
        {
            // Only the upper left cell's value survives.
            foreach ((int row, int column) in merge.Cells().Skip(1))
            {
                if (block.Tab.Cells.TryGetValue((row, column), out JsonObject? cell))
                {
                    var rest = (JsonObject)cell.DeepClone();
                    rest.Remove("userEnteredValue");
                    block.Tab.Put(row, column, rest);
                }
            }
            block.Tab.Merges.Add(merge.ToJson());
        }
        return null;
    }

    public static JsonObject? Unmerge(Workbook book, JsonObject request)
    {
        RemoveWithin(book, Block.Of(book, request.Object("range")));
        return null;
    }

    private static void RemoveWithin(Workbook book, Block block)
    {
        foreach (JsonObject merge in block.Tab.Merges.ToList())
        {
            var merged = Block.Of(book, merge);
            if (block.Holds(merged))
                block.Tab.Merges.Remove(merge);
            else if (block.Meets(merged))
                throw SheetsError.Invalid("You must select all cells in a merged range to merge or unmerge them.");
        }
    }
}
