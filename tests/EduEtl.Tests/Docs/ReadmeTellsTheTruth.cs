using System.Globalization;
using System.Text.RegularExpressions;
using EduEtl.Settings;
using EduEtl.Shared;

namespace EduEtl.Tests.Docs;

public sealed partial class ReadmeTellsTheTruth
{
    public static TheoryData<string> Readmes => ["README.md", "README.ru.md"];

    [Theory, MemberData(nameof(Readmes))]
    public void Every_setting_is_told_with_its_default(string file)
    {
        string required = file.Contains(".ru.", StringComparison.Ordinal) ? "обязательно" : "required";
        IEnumerable<(string, string)> told = Readme
            .Read(file)
            .Rows(SettingKey())
            .Select(row => (row[0].Trim('`'), row[1]));
        IEnumerable<(string Key, string)> known = KnownSettings.All.Select(setting =>
            (setting.Key, DefaultOf(setting))
        );

        Assert.Equal(known, told);

        string DefaultOf(Setting setting) =>
            setting.Default switch
            {
                null => required,
                "" => "—",
                var value => $"`{value}`",
            };
    }

    [Theory, MemberData(nameof(Readmes))]
    public void Every_secret_is_told_with_its_name_in_the_dot_env_file(string file)
    {
        var told = Readme.Read(file).Rows(SettingKey()).ToDictionary(row => row[0].Trim('`'), row => row[2]);

        Assert.All(
            KnownSettings.All.Where(setting => setting.IsSecret),
            secret => Assert.Matches($"`{secret.DotEnvName}` (in|в) `\\.env`", told[secret.Key])
        );
    }

    [Theory, MemberData(nameof(Readmes))]
    public void Every_exit_code_is_told(string file)
    {
        IEnumerable<int> told = Readme
            .Read(file)
            .Rows(Number())
            .Select(row => int.Parse(row[0], CultureInfo.InvariantCulture));

        Assert.Equal(Enum.GetValues<ExitCode>().Select(code => (int)code).Order(), told);
    }

    [Theory, InlineData("README.md", "en"), InlineData("README.ru.md", "ru")]
    public void The_transcript_is_the_approved_one(string file, string language)
    {
        string approved = File.ReadAllText(
            Repository.PathOf("tests", "EduEtl.Tests", "Approved", $"run-settled.{language}.txt")
        );
        string output = approved.ReplaceLineEndings("\n").Split("--- standard error ---")[0];

        string shown = Assert.Single(Readme.Read(file).Fences, fence => fence.Language == "text").Text;

        // An editor may strip the blank that stands after the question.
        Assert.Equal(TrailingBlanks().Replace(output, ""), TrailingBlanks().Replace(shown, ""));
    }

    [Theory, MemberData(nameof(Readmes))]
    public void Every_link_leads_somewhere(string file)
    {
        var readme = Readme.Read(file);
        string[] targets =
        [
            .. readme.Targets.Where(target => !target.StartsWith("https://", StringComparison.Ordinal)),
        ];

        Assert.NotEmpty(targets);
        Assert.All(
            targets,
            target =>
                Assert.True(
                    target.StartsWith('#') ? readme.Anchors.Contains(target) : File.Exists(Repository.PathOf(target)),
                    $"{file}: {target}"
                )
        );
    }

    [Fact]
    public void Every_picture_is_shown_and_small()
    {
        string[] shown =
        [
            .. Readmes
                .SelectMany(row => Readme.Read(row.Data).Targets)
                .Where(target => target.EndsWith(".png", StringComparison.Ordinal)),
        ];
        string[] made = [.. Directory.GetFiles(Repository.PathOf("docs", "images")).Select(Path.GetFileName)!];

        Assert.Equal(made.Select(name => $"docs/images/{name}").Order(), shown.Order());
        Assert.All(shown, picture => Assert.InRange(new FileInfo(Repository.PathOf(picture)).Length, 1000, 150_000));
    }

    [Theory, MemberData(nameof(Readmes))]
    public void Every_script_named_exists(string file)
    {
        string[] scripts = [.. Readme.Read(file).Scripts];

        Assert.Contains("scripts/sandbox.sh", scripts);
        Assert.All(scripts, script => Assert.True(File.Exists(Repository.PathOf(script)), script));
    }

    [Fact]
    public void Both_languages_have_the_same_shape()
    {
        var english = Readme.Read("README.md");
        var russian = Readme.Read("README.ru.md");

        Assert.Equal(english.Shape(), russian.Shape());
        Assert.Equal(Code(english), Code(russian));

        static IEnumerable<string> Code(Readme readme) =>
            readme
                .Fences.Where(fence => fence.Language != "text")
                .Select(fence => Comment().Replace(fence.Text, "").Trim());
    }

    [GeneratedRegex("^`(Language|TestMode|[A-Z][a-z]+:[A-Za-z]+)`$")]
    private static partial Regex SettingKey();

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();

    [GeneratedRegex(" +$", RegexOptions.Multiline)]
    private static partial Regex TrailingBlanks();

    [GeneratedRegex(" +# .*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
