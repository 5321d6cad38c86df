using System.Globalization;
using EduEtl.Benchmarks.Cases;

namespace EduEtl.Benchmarks;

/// <summary>The results as they come, on standard output, and at the end into the marked part of a page.</summary>
internal sealed class ResultPage(string machine, BenchOptions options)
{
    private const string Begin = "<!-- results of scripts/bench.sh: begin -->";
    private const string End = "<!-- results of scripts/bench.sh: end -->";

    private readonly List<string> _lines =
    [
        "",
        $"{TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {machine}.",
        "",
    ];

    public void Add(Case part, IReadOnlyList<ResultRow> rows)
    {
        string[] lines =
        [
            $"**({part.Letter}) {part.Title}**",
            "",
            "| | EduEtl | baseline | ratio | bound |",
            "| --- | ---: | ---: | ---: | ---: |",
            .. rows.Select(row => row.ToString()),
            "",
        ];
        _lines.AddRange(lines);
        foreach (string line in lines)
            Console.WriteLine(line);
    }

    public void WriteInto(string file)
    {
        if (options.Quick)
            throw new ArgumentException("What --quick measures is for nobody's page.");
        string text = File.ReadAllText(file);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(file, text[..begin] + "\n" + string.Join('\n', _lines) + "\n" + text[end..]);
    }
}
