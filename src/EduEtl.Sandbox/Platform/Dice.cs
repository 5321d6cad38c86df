using System.Numerics;

namespace EduEtl.Sandbox.Platform;

/// <summary>
/// Random numbers that are the same on every machine and in every version of .NET (SplitMix64): the university of a
/// date is always the same.
/// </summary>
internal struct Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Independent dice for a part of the world, told apart by numbers.</summary>
    public static Dice For(ulong seed, ulong what, ulong which)
    {
        var mixer = new Dice(seed ^ BitOperations.RotateLeft(what * 0x9E3779B97F4A7C15, 31));
        return new Dice(mixer.Next() ^ (which * 0xD1B54A32D192ED03));
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to <paramref name="limit"/>, which is not reached.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>From 0 to 1, which is not reached.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    /// <summary>32 lower-case hexadecimal digits, as a hash is written.</summary>
    public string Hash() => $"{Next():x16}{Next():x16}";
}
