using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EduEtl.Tests.Resources;

public sealed partial class BothLanguagesSayTheSame
{
    public static TheoryData<string> EnglishFiles =>
        new(
            Directory
                .EnumerateFiles(Repository.PathOf("src"), "*.resx", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(".ru.resx", StringComparison.Ordinal))
                .Select(path => Path.GetRelativePath(Repository.Root, path))
        );

    [Theory]
    [MemberData(nameof(EnglishFiles))]
    public void The_same_keys_once_each(string file)
    {
        var english = Texts(file).Select(text => text.Key).ToList();
        Assert.NotEmpty(english);
        Assert.Equal(english.Order(), Texts(Russian(file)).Select(text => text.Key).Order());
        Assert.Equal(english.Count, english.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(EnglishFiles))]
    public void The_same_placeholders(string file)
    {
        ILookup<string, string> russian = Texts(Russian(file)).ToLookup(text => text.Key, text => text.Value);
        Assert.All(
            Texts(file),
            text => Assert.Equal(Placeholders(text.Value), Placeholders(russian[text.Key].Single()))
        );
    }

    [Theory]
    [MemberData(nameof(EnglishFiles))]
    public void Nothing_is_empty_and_Russian_is_Russian(string file)
    {
        Assert.All(Texts(file), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        Assert.All(Texts(Russian(file)), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        Assert.All(Texts(file), text => Assert.DoesNotMatch("[а-яА-ЯёЁ]", text.Value));
    }

    private static string Russian(string file) => Path.ChangeExtension(file, ".ru.resx");

    private static List<(string Key, string Value)> Texts(string file) =>
        [
            .. XDocument
                .Load(Repository.PathOf(file))
                .Root!.Elements("data")
                .Select(data => ((string)data.Attribute("name")!, (string?)data.Element("value") ?? "")),
        ];

    // Each once: a language may name a thing twice. A format item belongs to the placeholder: {0:N0} is not {0}.
    private static IEnumerable<string> Placeholders(string text) =>
        PlaceholderPattern()
            .Matches(text.Replace("{{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal))
            .Select(match => match.Value)
            .Distinct()
            .Order();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex PlaceholderPattern();
}
