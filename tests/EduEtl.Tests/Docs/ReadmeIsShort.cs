using System.Text.RegularExpressions;

namespace EduEtl.Tests.Docs;

public sealed partial class ReadmeIsShort
{
    [Theory, InlineData("README.md"), InlineData("README.ru.md")]
    public void It_is_read_in_a_few_minutes(string file)
    {
        var readme = DocPage.Read(file);

        Assert.InRange(readme.Words, 1, 1800);
        Assert.Single(readme.Targets, target => target.EndsWith(".png", StringComparison.Ordinal));
        Assert.Contains("scripts/sandbox.sh", readme.Scripts);
        Assert.Contains("LICENSE", readme.Targets);
    }

    [Theory, InlineData("docs/results.md", "en"), InlineData("docs/results.ru.md", "ru")]
    public void The_whole_transcript_is_the_approved_one(string file, string language) =>
        Assert.Equal(ApprovedOutput(language), Transcript(file));

    /// <summary>A line with an ellipsis stands for lines that are left out; nothing else is changed.</summary>
    [Theory, InlineData("README.md", "en"), InlineData("README.ru.md", "ru")]
    public void The_short_transcript_is_the_approved_one_with_lines_left_out(string file, string language)
    {
        string[] pieces = Transcript(file).Split("…\n");
        string rest = ApprovedOutput(language);

        Assert.StartsWith(pieces[0], rest, StringComparison.Ordinal);
        Assert.EndsWith(pieces[^1], rest, StringComparison.Ordinal);
        foreach (string piece in pieces)
        {
            int at = ('\n' + rest).IndexOf('\n' + piece, StringComparison.Ordinal);
            Assert.True(at >= 0, piece);
            rest = rest[(at + piece.Length)..];
        }
    }

    private static string Transcript(string file) =>
        WithoutTrailingBlanks(Assert.Single(DocPage.Read(file).Fences, fence => fence.Language == "text").Text);

    private static string ApprovedOutput(string language)
    {
        string approved = File.ReadAllText(
            Repository.PathOf("tests", "EduEtl.Tests", "Approved", $"run-settled.{language}.txt")
        );
        return WithoutTrailingBlanks(approved.ReplaceLineEndings("\n").Split("--- standard error ---")[0]);
    }

    // An editor may strip the blank that stands after the question.
    private static string WithoutTrailingBlanks(string text) => TrailingBlanks().Replace(text, "");

    [GeneratedRegex(" +$", RegexOptions.Multiline)]
    private static partial Regex TrailingBlanks();
}
