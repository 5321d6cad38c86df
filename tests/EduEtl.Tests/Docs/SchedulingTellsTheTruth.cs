using System.Globalization;
using System.Text.RegularExpressions;
using EduEtl.Shared;

namespace EduEtl.Tests.Docs;

public sealed partial class SchedulingTellsTheTruth
{
    public static TheoryData<string> Pages => ["docs/scheduling.md", "docs/scheduling.ru.md"];

    [Theory, MemberData(nameof(Pages))]
    public void Every_exit_code_has_its_consequence(string file)
    {
        IEnumerable<int> told = Readme
            .Read(file)
            .Rows(Number())
            .Select(row => int.Parse(row[0], CultureInfo.InvariantCulture));

        Assert.Equal(Enum.GetValues<ExitCode>().Select(code => (int)code).Order(), told);
    }

    [Fact]
    public void Both_languages_have_the_same_shape_and_the_same_commands()
    {
        var english = Readme.Read("docs/scheduling.md");
        var russian = Readme.Read("docs/scheduling.ru.md");

        Assert.Equal(english.Shape(), russian.Shape());
        Assert.Equal(Code(english), Code(russian));

        static IEnumerable<string> Code(Readme page) => page.Fences.Select(fence => Comment().Replace(fence.Text, ""));
    }

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();

    [GeneratedRegex(" +# .*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
