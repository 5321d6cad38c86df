using System.Runtime.CompilerServices;
using System.Text;

namespace EduEtl.Tests.Notifying;

/// <summary>
/// Texts that a person has read and approved, compared byte for byte. A mismatch leaves what came beside the approved
/// file as <c>.received.txt</c>: rename it to approve it.
/// </summary>
internal static class ApprovedMail
{
    public static void Verify(string name, string text, [CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "..", "Approved");
        var approved = Path.GetFullPath(Path.Combine(folder, name + ".txt"));
        var received = Path.ChangeExtension(approved, ".received.txt");
        var expected = File.Exists(approved) ? File.ReadAllBytes(approved) : [];
        if (!expected.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)))
        {
            File.WriteAllText(received, text);
            Assert.Equal(Encoding.UTF8.GetString(expected), text);
            Assert.Fail($"{approved} differs in bytes");
        }
        File.Delete(received);
    }
}
