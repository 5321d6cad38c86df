using System.Numerics;

namespace EduEtl.Attempts.Counting;

/// <summary>Distinct pairs of numbers, eight bytes each; a pair that is known already costs no allocation.</summary>
internal sealed class PairSet
{
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    // Open addressing, at least a quarter of it free. The first number is kept as one more: 0 is free.
    private ulong[] _slots = new ulong[256];
    private int _shift = 64 - 8;

    public int Count { get; private set; }

    /// <returns>False where the pair is known.</returns>
    public bool Add(int first, int second)
    {
        ulong pair = ((ulong)(first + 1) << 32) | (uint)second;
        if (!Put(pair))
            return false;
        if (++Count > _slots.Length / 4 * 3)
            Grow();
        return true;
    }

    /// <summary>
    /// How many different first numbers stand beside the second numbers of each group. The set is used up by it, so that it
    /// takes no memory of its own.
    /// </summary>
    /// <param name="groupOf">The group of each second number.</param>
    /// <param name="groups">How many groups there are.</param>
    public int[] CountFirsts(ReadOnlySpan<int> groupOf, int groups)
    {
        int taken = 0;
        foreach (ulong pair in _slots)
        {
            if (pair != 0)
                _slots[taken++] = (pair >> 32 << 32) | (uint)groupOf[(int)(uint)pair];
        }
        Span<ulong> grouped = _slots.AsSpan(0, taken);
        grouped.Sort();
        int[] counts = new int[groups];
        ulong last = 0;
        foreach (ulong pair in grouped)
        {
            if (pair != last)
                counts[(int)(uint)pair]++;
            last = pair;
        }
        _slots = [];
        return counts;
    }

    private bool Put(ulong pair)
    {
        int mask = _slots.Length - 1;
        int slot = (int)(((pair ^ (pair >> 32)) * Spread) >> _shift);
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_slots[slot] == pair)
                return false;
        }
        _slots[slot] = pair;
        return true;
    }

    private void Grow()
    {
        ulong[] former = _slots;
        _slots = new ulong[2 * former.Length];
        _shift = 64 - BitOperations.Log2((uint)_slots.Length);
        foreach (ulong pair in former)
        {
            if (pair != 0)
                _ = Put(pair);
        }
    }
}
