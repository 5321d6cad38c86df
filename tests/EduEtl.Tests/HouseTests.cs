using EduEtl.Resources;

namespace EduEtl.Tests;

public sealed class HouseTests
{
    [Fact]
    public void Language_has_text() => Assert.NotEmpty(Strings.ProgramDescription);
}
