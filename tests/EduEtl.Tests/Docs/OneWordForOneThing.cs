using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EduEtl.Tests.Docs;

/// <summary>The program and the pages say the same words for the same thing, in both languages.</summary>
public sealed class OneWordForOneThing
{
    private const RegexOptions Words = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Where the English text says the one, the Russian says the other.</summary>
    private static readonly (string English, string Russian)[] Pairs =
    [
        (@"\bsheets?\b(?!:|\.google| API)", "Google[- \u00a0]таблиц"),
        (@"\bexit codes?\b", "код.{0,3} выхода"),
        (@"\benvironment variables?\b", "переменн.{1,3} окружения"),
        (@"\bsettle[sd]?\b", "св(ести|ёл|[её]д|одит)"),
        (@"(?<!-)\bmissed\b(?!:)", "пропущен|навёрст"),
        (@"\brejected\b", "отклон"),
        (@"\btabs?\b(?! completes)", "лист"),
        (@"\bdefects?\b", "дефект"),
        (@"\btest mode\b", "тестов.{2,3} режим"),
    ];

    /// <summary>Other names for what has one.</summary>
    private static readonly Dictionary<string, string> Unwanted = new()
    {
        ["English"] = @"\bspreadsheets?\b(?!/)|\bjudge[sd]?\b|\be-mails?\b|\bexit leaves\b",
        ["Russian"] = "код.{0,2} завершения|переменн.{1,3} среды|каталог|электронн.{2,3} почт|, свести дней",
    };

    public static TheoryData<string> Translated =>
        new(DocPage.All.Where(file => file.EndsWith(".ru.md", StringComparison.Ordinal)));

    public static TheoryData<string> Programs => ["EduEtl", "EduEtl.Sandbox"];

    [Theory, MemberData(nameof(Programs))]
    public void In_the_texts_of_the_program(string program)
    {
        string english = Repository.PathOf("src", program, "Resources", "Strings.resx");
        ILookup<string, string> russian = Texts(Path.ChangeExtension(english, ".ru.resx"))
            .ToLookup(text => text.Key, text => text.Value);
        Compare(Texts(english).Select(text => (text.Value, russian[text.Key].Single())));
    }

    /// <summary>Each line of a page has its fellow in the other language.</summary>
    [Theory, MemberData(nameof(Translated))]
    public void On_the_pages(string file)
    {
        string[] russian = Lines(file);
        string[] english = Lines(file.Replace(".ru.", ".", StringComparison.Ordinal));
        Assert.Equal(english.Length, russian.Length);
        Compare(english.Zip(russian));
    }

    private static void Compare(IEnumerable<(string English, string Russian)> texts)
    {
        string[] wrong =
        [
            .. texts.SelectMany(text =>
                Pairs
                    .Where(pair =>
                        Regex.IsMatch(text.English, pair.English, Words)
                        && !Regex.IsMatch(text.Russian, pair.Russian, Words)
                    )
                    .Select(pair => $"{pair.English} — {pair.Russian}: {text.English} — {text.Russian}")
                    .Concat(Found("English", text.English))
                    .Concat(Found("Russian", text.Russian))
            ),
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Found(string language, string text) =>
        Regex.Matches(text, Unwanted[language], Words).Select(match => $"{match.Value}: {text}");

    // What stands in backticks is a name, and where a link leads is an address.
    private static string[] Lines(string file) =>
        Regex.Replace(DocPage.Read(file).Prose, @"`[^`\n]+`|\]\([^)\n]+\)", "").Split('\n');

    private static IEnumerable<(string Key, string Value)> Texts(string file) =>
        XDocument
            .Load(file)
            .Root!.Elements("data")
            .Select(data => ((string)data.Attribute("name")!, (string)data.Element("value")!));
}
