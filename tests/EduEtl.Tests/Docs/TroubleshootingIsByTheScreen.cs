using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EduEtl.Tests.Docs;

public sealed partial class TroubleshootingIsByTheScreen
{
    /// <summary>What stands in quotation marks in a row's first cell is part of a text of the program.</summary>
    [Theory]
    [InlineData("docs/troubleshooting.md", "Strings.resx")]
    [InlineData("docs/troubleshooting.ru.md", "Strings.ru.resx")]
    public void Each_quotation_is_what_the_program_says(string file, string texts)
    {
        string[] said =
        [
            .. XDocument
                .Load(Repository.PathOf("src", "EduEtl", "Resources", texts))
                .Descendants("value")
                .Select(value => value.Value),
        ];
        string[] quoted =
        [
            .. DocPage
                .Read(file)
                .Rows(Anything())
                .SelectMany(row => Quotation().Matches(row[0]))
                .Select(match => match.Groups[1].Value),
        ];

        Assert.NotEmpty(quoted);
        Assert.All(quoted, words => Assert.Contains(said, text => text.Contains(words, StringComparison.Ordinal)));
    }

    [GeneratedRegex(".")]
    private static partial Regex Anything();

    [GeneratedRegex("[“«]([^”»]+)[”»]")]
    private static partial Regex Quotation();
}
