using System.Text;
using BenchmarkDotNet.Attributes;
using EduEtl.Attempts;
using EduEtl.Attempts.Python;
using EduEtl.Benchmarks.Lab;

namespace EduEtl.Benchmarks.Micro;

/// <summary>The parser of the params, and the reader that it is a part of, each alone and in memory; an operation is a row.</summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    private const int Rows = 20_000;
    private static readonly DayWindow Window = new(Workbench.Day, TestMode: false);

    private readonly byte[] _output = new byte[PythonParams.MaxLength];
    private byte[] _body = [];
    private byte[][] _literals = [];

    /// <summary>Bytes of a row's JSON, comma included, and of its params.</summary>
    public (double Row, double Params) Bytes =>
        ((double)_body.Length / Rows, _literals.Average(literal => literal.Length));

    [GlobalSetup]
    public void MakeDay()
    {
        using var body = new MemoryStream();
        DayFiles.WriteBody(body, Rows);
        _body = body.ToArray();
        _literals = [.. Literals()];
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public int Params()
    {
        int read = 0;
        for (int i = 0; i < Rows; i++)
        {
            byte[] literal = _literals[i % _literals.Length];
            read += PythonParams.Read(literal, _output, out _, out _) == ParamsOutcome.Read ? 1 : 0;
        }
        return read;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public async Task<long> Reader()
    {
        using var reader = new AttemptReader(new MemoryStream(_body), Window, 32);
        while (await reader.ReadAsync(CancellationToken.None)) { }
        return reader.RowNumber;
    }

    private IEnumerable<byte[]> Literals()
    {
        const string before = "\"passback_params\": \"";
        foreach (string row in Encoding.UTF8.GetString(_body, 0, 600_000).Split(before).Skip(1).SkipLast(1))
            yield return Encoding.UTF8.GetBytes(row[..row.IndexOf("\", \"", StringComparison.Ordinal)]);
    }
}
