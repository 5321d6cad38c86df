using System.Text;
using EduEtl.Attempts;
using EduEtl.Attempts.Python;

namespace EduEtl.Tests.Attempts;

public sealed class ParamsAreAPythonDict
{
    [Fact]
    public void Each_literal_means_what_it_means_to_Python()
    {
        string[] lines = [.. File.ReadLines(Table()).Where(line => !line.StartsWith('#'))];
        Assert.InRange(lines.Length, 1000, int.MaxValue);
        Assert.DoesNotContain(lines, line => Told(Unquote(line.Split('\t')[0])) != Expected(line));
    }

    private static string Expected(string line)
    {
        string[] parts = line.Split('\t');
        string outcome = parts[1] switch
        {
            "dict" => nameof(ParamsOutcome.Read),
            "none" => nameof(ParamsOutcome.None),
            _ => nameof(ParamsOutcome.Unreadable),
        };
        return string.Join(' ', parts[2..].Select(Hex).Prepend(outcome));
    }

    private static string Hex(string value) =>
        value == "-" ? "-"
        : value.StartsWith("hex:", StringComparison.Ordinal) ? value[4..]
        : Convert.ToHexStringLower(Unquote(value));

    private static string Told(byte[] literal)
    {
        byte[] output = new byte[literal.Length];
        ParamsOutcome outcome = PythonParams.Read(literal, output, out PythonParams found, out _);
        string Value(PythonText text) =>
            text.Place == PythonTextPlace.Nowhere
                ? "-"
                : Convert.ToHexStringLower(
                    (text.Place == PythonTextPlace.Source ? literal : output).AsSpan(text.Start, text.Length)
                );
        return $"{outcome} {Value(found.ConsumerKey)} {Value(found.SourcedId)} {Value(found.OutcomeUrl)}";
    }

    private static byte[] Unquote(string json)
    {
        byte[] escaped = Encoding.UTF8.GetBytes(json[1..^1]);
        byte[] text = new byte[escaped.Length];
        return text[..JsonText.Unescape(escaped, text)];
    }

    private static string Table() => Repository.PathOf("tests", "EduEtl.Tests", "Attempts", "python-literals.txt");
}
