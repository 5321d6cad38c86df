using System.Text.RegularExpressions;

namespace EduEtl.Tests.Docs;

/// <summary>Links, pictures and scripts are there, and the two languages are one text.</summary>
public sealed partial class PagesHoldTogether
{
    public static TheoryData<string> Pages => new(DocPage.All);

    public static TheoryData<string> RussianPages =>
        new(DocPage.All.Where(file => file.EndsWith(".ru.md", StringComparison.Ordinal)));

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string file)
    {
        string folder = Path.GetDirectoryName(Repository.PathOf(file))!;
        Assert.All(
            DocPage
                .Read(file)
                .Targets.Where(target => !target.StartsWith("https://", StringComparison.Ordinal))
                .Select(target => target.Split('#')),
            link =>
            {
                string path = link[0].Length == 0 ? Repository.PathOf(file) : Path.Combine(folder, link[0]);
                Assert.True(File.Exists(path), $"{file}: {link[0]}");
                if (link is [_, var anchor])
                    Assert.Contains(
                        "#" + anchor,
                        DocPage.Read(Path.GetRelativePath(Repository.Root, Path.GetFullPath(path))).Anchors
                    );
            }
        );
    }

    [Fact]
    public void Every_page_is_reached_from_the_README()
    {
        Assert.All(
            DocPage.All.Where(file => file.StartsWith("docs", StringComparison.Ordinal)),
            file =>
            {
                bool russian = file.EndsWith(".ru.md", StringComparison.Ordinal);
                Assert.Contains(file, DocPage.Read(russian ? "README.ru.md" : "README.md").Targets);
            }
        );
    }

    [Fact]
    public void Every_picture_is_shown_and_small()
    {
        string[] shown =
        [
            .. DocPage
                .All.SelectMany(file => DocPage.Read(file).Targets)
                .Where(target => target.EndsWith(".png", StringComparison.Ordinal))
                .Select(target => Path.GetFileName(target))
                .Distinct(),
        ];
        string[] made = [.. Directory.GetFiles(Repository.PathOf("docs", "images"))];

        Assert.Equal(made.Select(Path.GetFileName).Order(), shown.Order());
        Assert.All(made, picture => Assert.InRange(new FileInfo(picture).Length, 1000, 150_000));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_script_named_exists(string file) =>
        Assert.All(DocPage.Read(file).Scripts, script => Assert.True(File.Exists(Repository.PathOf(script)), script));

    [Theory, MemberData(nameof(RussianPages))]
    public void Both_languages_have_the_same_shape_and_the_same_commands(string file)
    {
        var english = DocPage.Read(file.Replace(".ru.", ".", StringComparison.Ordinal));
        var russian = DocPage.Read(file);

        Assert.Equal(english.Shape(), russian.Shape());
        Assert.Equal(Code(english), Code(russian));

        static IEnumerable<string> Code(DocPage page) =>
            page
                .Fences.Where(fence => fence.Language != "text")
                .Select(fence => Comment().Replace(fence.Text, "").Trim());
    }

    [GeneratedRegex(" +# .*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
