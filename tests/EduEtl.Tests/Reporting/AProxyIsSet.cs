using EduEtl.Shared;

namespace EduEtl.Tests.Reporting;

public sealed class AProxyIsSet
{
    [Theory]
    [InlineData("http://127.0.0.1:8080/token", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://[::1]:1/", true)]
    [InlineData("https://sheets.googleapis.com/", false)]
    public void This_machine_is_reached_without_it(string address, bool direct)
    {
        var uri = new Uri(address);
        bool usual = System.Net.Http.HttpClient.DefaultProxy.IsBypassed(uri);

        Assert.Equal(direct || usual, new LoopbackProxy().IsBypassed(uri));
    }
}
