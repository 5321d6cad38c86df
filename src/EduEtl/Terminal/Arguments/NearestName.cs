namespace EduEtl.Terminal.Arguments;

/// <summary>What somebody who misspelt a name has probably meant.</summary>
internal static class NearestName
{
    /// <summary>More slips make another word of it.</summary>
    private const int MostSlips = 2;

    /// <summary>The shortest beginning that tells anything.</summary>
    private const int ShortestBeginning = 3;

    /// <summary>Null where none of the names is near.</summary>
    public static string? Of(string typed, IEnumerable<string> names)
    {
        string word = typed.ToLowerInvariant();
        return names
            .Where(name => typed.Length <= name.Length + MostSlips)
            .Select(name => (Name: name, Slips: Slips(word, name)))
            .Where(near => near.Slips <= MostSlips && 2 * near.Slips < near.Name.Length)
            .OrderBy(near => near.Slips)
            .Select(near => near.Name)
            .FirstOrDefault();
    }

    private static int Slips(string typed, string name) =>
        typed.Length >= ShortestBeginning && name.StartsWith(typed, StringComparison.Ordinal)
            ? 1
            : Distance(typed, name);

    /// <summary>Letters left out, put in, taken for another or swapped with their neighbour.</summary>
    private static int Distance(string from, string to)
    {
        int[][] slips = [.. Enumerable.Range(0, from.Length + 1).Select(_ => new int[to.Length + 1])];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
                slips[i][j] = i == 0 || j == 0 ? i + j : Least(i, j);
        }
        return slips[from.Length][to.Length];

        int Least(int i, int j)
        {
            int replaced = slips[i - 1][j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            int least = Math.Min(replaced, Math.Min(slips[i - 1][j], slips[i][j - 1]) + 1);
            bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            return swapped ? Math.Min(least, slips[i - 2][j - 2] + 1) : least;
        }
    }
}
