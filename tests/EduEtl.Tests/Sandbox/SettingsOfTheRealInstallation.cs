using EduEtl.Sandbox.Host;

namespace EduEtl.Tests.Sandbox;

public sealed class SettingsOfTheRealInstallation
{
    private static readonly string[] Keys = ["Api:Url", "Api:ClientKey", "Smtp:To"];

    [Theory]
    [InlineData("EDUETL_Api__Url")]
    [InlineData("EDUETL_API__URL")]
    [InlineData("EDUETL_Api__ClientKey")]
    [InlineData("EDUETL_Smtp__To")]
    [InlineData("EDUETL_Smtp__To__0")]
    public void A_variable_never_wins_over_what_the_sandbox_sets(string name) =>
        Assert.DoesNotContain(name, Prepared((name, "real")).Keys);

    [Theory]
    [InlineData("EDUETL_Language")]
    [InlineData("EDUETL_Logs__EveryRow")]
    [InlineData("EDUETL_Api__UrlOfSomethingElse")]
    [InlineData("PATH")]
    public void Other_variables_stay(string name) => Assert.Equal("kept", Prepared((name, "kept"))[name]);

    [Fact]
    public void A_proxy_is_not_asked_for_loopback()
    {
        Dictionary<string, string?> environment = Prepared(("NO_PROXY", "intranet"));

        Assert.Equal("intranet,127.0.0.1,localhost", environment["NO_PROXY"]);
        Assert.Equal("127.0.0.1,localhost", environment["no_proxy"]);
    }

    [Fact]
    public void The_sandboxs_authority_is_trusted_where_there_is_one()
    {
        Assert.Equal("/tmp/ca.pem", Prepared()["SSL_CERT_FILE"]);

        var environment = new Dictionary<string, string?>();
        ChildEnvironment.Prepare(environment, Keys, authorityFile: null);
        Assert.DoesNotContain("SSL_CERT_FILE", environment.Keys);
    }

    private static Dictionary<string, string?> Prepared(params (string Name, string Value)[] inherited)
    {
        Dictionary<string, string?> environment = inherited.ToDictionary(one => one.Name, one => (string?)one.Value);
        ChildEnvironment.Prepare(environment, Keys, "/tmp/ca.pem");
        return environment;
    }
}
