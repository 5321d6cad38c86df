namespace EduEtl.Tests;

/// <summary>
/// Texts that a person has approved, in <c>Approved/</c>. Where one differs, the new text is left beside it as
/// <c>*.received.txt</c>, to be compared and, if right, to take its place.
/// </summary>
internal static class Approved
{
    public static void Text(string name, string actual) =>
        Same(Repository.PathOf("tests", "EduEtl.Tests", "Approved", name), actual);

    public static void Same(string path, string actual)
    {
        string received = Path.ChangeExtension(path, ".received" + Path.GetExtension(path));
        string approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"{path} differs from {received}.\n\n{actual}");
    }
}
