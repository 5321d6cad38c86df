using System.Numerics;

namespace EduEtl.Attempts;

/// <summary>A set of problems in one machine word, so that a row can have several without allocating.</summary>
internal readonly record struct ProblemSet
{
    private readonly uint _bits;

    private ProblemSet(uint bits) => _bits = bits;

    public bool IsEmpty => _bits == 0;

    public int Count => BitOperations.PopCount(_bits);

    public bool Contains(Problem problem) => (_bits & Bit(problem)) != 0;

    public ProblemSet With(Problem problem) => new(_bits | Bit(problem));

    /// <summary>The members in the order of <see cref="Problem"/>.</summary>
    public Enumerator GetEnumerator() => new(_bits);

    private static uint Bit(Problem problem) => 1u << (int)problem;

    internal struct Enumerator(uint rest)
    {
        private uint _rest = rest;

        public Problem Current { get; private set; }

        public bool MoveNext()
        {
            if (_rest == 0)
                return false;
            Current = (Problem)BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
