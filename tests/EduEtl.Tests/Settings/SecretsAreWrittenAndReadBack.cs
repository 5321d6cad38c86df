using CsCheck;
using EduEtl.Commands.Init;

namespace EduEtl.Tests.Settings;

public sealed class SecretsAreWrittenAndReadBack : IDisposable
{
    private const string Signs = "$\"#'\\ =`{}%!&;abcпароль€";

    private readonly SettingsDesk _desk = new SettingsDesk().Filled();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("pa$$w0rd")]
    [InlineData("it's $HOME \"quoted\" #1 \\ ${x}")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("ends with \\")]
    [InlineData("ends with \\ and has '\\")]
    [InlineData(" blanks around ")]
    [InlineData("# no comment")]
    [InlineData("\\n\\t\\u0041\\x41\\101'")]
    [InlineData("𝄞 and ключ")]
    public void Whatever_signs_are_in_it(string secret) => Assert.Equal(secret, ReadBack(secret));

    [Fact]
    public void Whatever_comes() =>
        Gen.Char[Signs]
            .Array[1, 30]
            .Select(signs => new string(signs))
            .Sample(secret => ReadBack(secret) == secret, iter: 3000, threads: 1);

    private string? ReadBack(string secret)
    {
        _desk.WriteEnv(DotEnvText.Of([new("client", "acme"), new("client_key", "key-1"), new("db_password", secret)]));
        return _desk.Load().Database.Password?.Reveal();
    }
}
