using EduEtl.Sandbox;
using EduEtl.Sandbox.Host;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Sandbox;

public sealed class FolderOfSomebodyElse : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Its_settings_are_not_overwritten()
    {
        File.WriteAllText(folder.File(".env"), "client_key='real'");

        SandboxException refused = Assert.Throws<SandboxException>(() => SandboxFolder.Open(folder.Path));

        Assert.Contains(folder.Path, refused.Message, StringComparison.Ordinal);
        Assert.Equal("client_key='real'", File.ReadAllText(folder.File(".env")));
    }

    [Fact]
    public void A_sandboxs_own_folder_keeps_its_keys_until_it_forgets()
    {
        SandboxKeys first = SandboxFolder.Open(folder.File("own")).Keys;
        SandboxFolder again = SandboxFolder.Open(folder.File("own"));
        Assert.Equal(first, again.Keys);
        Directory.CreateDirectory(again.Mail);
        File.WriteAllText(again.In("notes.txt"), "a person's");

        again.Forget();

        Assert.NotEqual(first, again.Keys);
        Assert.False(Directory.Exists(again.Mail));
        Assert.True(File.Exists(again.In("notes.txt")));
    }
}
