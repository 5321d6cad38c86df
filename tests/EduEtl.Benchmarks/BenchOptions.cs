namespace EduEtl.Benchmarks;

/// <summary>The command line: see <c>scripts/bench.sh</c>.</summary>
internal sealed record BenchOptions
{
    /// <summary>The published program.</summary>
    public string? ProgramFile { get; private init; }

    /// <summary>Few rows and few repetitions: for work on the benchmark itself.</summary>
    public bool Quick { get; private init; }

    /// <summary>The reader alone, in this process.</summary>
    public bool Micro { get; private init; }

    /// <summary>Letters of the cases to run.</summary>
    public string Cases { get; private init; } = "abcdefg";

    /// <summary>The page whose marked part the results replace.</summary>
    public string? WriteTo { get; private init; }

    public int[] Sizes => Quick ? [1_000, 10_000, 100_000] : [10_000, 100_000, 1_000_000];

    public int LargestSize => Sizes[^1];

    /// <summary>How often a pair is measured: short ones more often, since they scatter more.</summary>
    public int Repetitions(int rows) =>
        Quick ? 3
        : rows > 100_000 ? 7
        : rows > 10_000 ? 11
        : 41;

    public static BenchOptions Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions();
        for (int i = 0; i < args.Count; i++)
            options = args[i] switch
            {
                "--quick" => options with { Quick = true },
                "--micro" => options with { Micro = true },
                "--program" when i + 1 < args.Count => options with { ProgramFile = Path.GetFullPath(args[++i]) },
                "--only" when i + 1 < args.Count => options with { Cases = args[++i] },
                "--write" when i + 1 < args.Count => options with { WriteTo = args[++i] },
                _ => throw new ArgumentException($"Not understood: {args[i]}"),
            };
        return options;
    }
}
