using EduEtl.Sandbox;
using EduEtl.Sandbox.Host;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Sandbox;

public sealed class FolderOfSomebodyElse : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Its_settings_are_not_overwritten()
    {
        File.WriteAllText(_folder.File(".env"), "client_key='real'");

        SandboxException refused = Assert.Throws<SandboxException>(() => SandboxFolder.Open(_folder.Path));

        Assert.Contains(_folder.Path, refused.Message, StringComparison.Ordinal);
        Assert.Equal("client_key='real'", File.ReadAllText(_folder.File(".env")));
    }

    [Fact]
    public void A_sandboxs_own_folder_keeps_its_keys_until_it_forgets()
    {
        SandboxKeys first = SandboxFolder.Open(_folder.File("own")).Keys;
        var again = SandboxFolder.Open(_folder.File("own"));
        Assert.Equal(first, again.Keys);
        Directory.CreateDirectory(again.Mail);
        File.WriteAllText(again.In("notes.txt"), "a person's");

        again.Forget();

        Assert.NotEqual(first, again.Keys);
        Assert.False(Directory.Exists(again.Mail));
        Assert.True(File.Exists(again.In("notes.txt")));
    }
}
