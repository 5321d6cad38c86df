using System.Text.RegularExpressions;

namespace EduEtl.Tests.Support;

/// <summary>What the program printed, with all that changes from run to run taken out.</summary>
internal static partial class Transcript
{
    public static string Of(ProcessResult result, World world)
    {
        string text = $"{result.Output}--- standard error ---\n{result.Error}--- exit {result.ExitCode} ---\n";
        text = text.ReplaceLineEndings("\n").Replace(world.Folder, "WORK", StringComparison.Ordinal);
        text = text.Replace($":{world.Database.Port}", ":PORT", StringComparison.Ordinal)
            .Replace(world.Database.Name, "DATABASE", StringComparison.Ordinal);
        text = Loopback().Replace(text, "127.0.0.1:PORT");
        text = Suggestion().Replace(text, "[YESTERDAY]");
        text = LogFile().Replace(text, "yyyy-MM-dd_HH-mm.log");
        return Seconds().Replace(text, match => new string(' ', match.Length - 3) + "T" + match.Value[^2..]);
    }

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Loopback();

    [GeneratedRegex(@"\[\d{4}-\d\d-\d\d\]")]
    private static partial Regex Suggestion();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d_\d\d-\d\d\.log")]
    private static partial Regex LogFile();

    [GeneratedRegex(@"\d+[.,]\d (s|с)(?=\W|$)", RegexOptions.Multiline)]
    private static partial Regex Seconds();
}
