using System.Text.RegularExpressions;

namespace EduEtl.Tests.Docs;

/// <summary>Whoever follows the pages for developers finds each file that they name.</summary>
public sealed partial class ArchitectureTellsTheTruth
{
    private const string Program = "src/EduEtl";

    [Theory]
    [InlineData("docs/architecture.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Each_file_that_is_named_is_there(string page)
    {
        string text = File.ReadAllText(Repository.PathOf(page));
        string[] missing =
        [
            .. NamedPath().Matches(text).Select(match => match.Groups[1].Value).Distinct().Where(path => !Exists(path)),
        ];
        Assert.Empty(missing);
    }

    [Fact]
    public void The_page_shows_each_room()
    {
        string text = File.ReadAllText(Repository.PathOf("docs/architecture.md"));
        Assert.InRange(text.Split('\n').Length, 1, 121);
        string[] rooms =
        [
            .. Directory
                .EnumerateDirectories(Repository.PathOf(Program))
                .Select(path => Path.GetFileName(path)!)
                .Where(name => name is not ("bin" or "obj")),
        ];
        Assert.All(rooms, room => Assert.Matches($@"\b{room}\b", text));
    }

    private static bool Exists(string path) =>
        new[] { Program, "" }
            .Select(folder => Repository.PathOf(Path.Combine(folder, path)))
            .Any(full => File.Exists(full) || Directory.Exists(full));

    /// <summary>A path in backticks: with a folder, or a file of code, a script or a page.</summary>
    [GeneratedRegex(@"`((?:[\w.-]+/)+[\w.-]+|[\w.-]+\.(?:cs|sh|md|resx))`")]
    private static partial Regex NamedPath();
}
