namespace EduEtl.Notifying.Content;

/// <summary>
/// Paths, addresses and names from outside, with places to break. Mail programs drop the styles that would break them
/// where they must, and the whole mail gets wider than a phone; copied, they are whole.
/// </summary>
internal static class LongWords
{
    private const string Dividing = "/\\.-_+@=&?:,;";

    /// <summary>No word of a language is longer.</summary>
    private const int Natural = 18;

    /// <summary>So many letters may stand together, and so many come before and after a break.</summary>
    private const int Most = 11;
    private const int Before = 8;
    private const int After = 4;

    public static Html Breakable(string text) =>
        Html.Join(
            text.Split(' ').Select((word, number) => Html.Of($"{(number == 0 ? "" : " ")}{Parts(word).Select(Part)}"))
        );

    private static Html Part(string part, int number) => number == 0 ? Html.Of($"{part}") : Html.Of($"<wbr>{part}");

    private static IEnumerable<string> Parts(string word)
    {
        int most = word.Length > Natural ? Most : Natural;
        int start = 0;
        for (int i = 0; i < word.Length - After; i++)
        {
            int letters = i + 1 - start;
            bool may = Divides(word[i]) ? letters >= Before : letters >= most && !Divides(word[i + 1]);
            if (!may || char.IsHighSurrogate(word[i]))
                continue;
            yield return word[start..(i + 1)];
            start = i + 1;
        }
        yield return word[start..];
    }

    private static bool Divides(char sign) => Dividing.Contains(sign, StringComparison.Ordinal);
}
