using System.Globalization;
using System.Text.RegularExpressions;
using EduEtl.Shared;

namespace EduEtl.Tests.Docs;

public sealed partial class ExitCodesAreTold
{
    [Theory]
    [InlineData("docs/exit-codes.md")]
    [InlineData("docs/exit-codes.ru.md")]
    [InlineData("docs/scheduling.md")]
    [InlineData("docs/scheduling.ru.md")]
    public void Every_exit_code_with_its_consequence(string file)
    {
        IEnumerable<int> told = DocPage
            .Read(file)
            .Rows(Number())
            .Select(row => int.Parse(row[0], CultureInfo.InvariantCulture));

        Assert.Equal(Enum.GetValues<ExitCode>().Select(code => (int)code).Order(), told);
    }

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();
}
