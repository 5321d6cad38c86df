namespace EduEtl.Benchmarks.Lab;

/// <summary>What was measured in several repetitions: seconds, bytes, or a ratio.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public Samples() { }

    private Samples(IEnumerable<double> values) => _values.AddRange(values);

    public int Count => _values.Count;

    public double Min => _values.Min();

    public double Max => _values.Max();

    public double Median => Days.Median.Of(_values);

    public void Add(double value) => _values.Add(value);

    public void Add(TimeSpan time) => _values.Add(time.TotalSeconds);

    /// <summary>Ours by theirs, pair by pair: what disturbs the machine for longer than a pair disturbs both.</summary>
    public static Samples Ratio(Samples ours, Samples theirs) => new(ours._values.Zip(theirs._values, (a, b) => a / b));
}
