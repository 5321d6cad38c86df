namespace EduEtl.Attempts.Counting;

/// <summary>
/// Distinct texts, numbered from 0 in the order in which they come, and kept once. A text that is known already costs no
/// allocation.
/// </summary>
internal sealed class TextNumbers
{
    private const int SmallestChunk = 4 * 1024;
    private const int MostDoublings = 4;

    private readonly List<byte[]> _chunks = [];
    private int _chunkUsed;
    private Place[] _places = new Place[64];

    // Open addressing, at least half of it free: a text's number and 1; 0 is free.
    private int[] _slots = new int[128];

    public int Count { get; private set; }

    /// <summary>All texts together.</summary>
    public long Bytes { get; private set; }

    public ReadOnlyMemory<byte> this[int number]
    {
        get
        {
            Place place = _places[number];
            return _chunks[place.Chunk].AsMemory(place.Start, place.Length);
        }
    }

    public int Number(ReadOnlySpan<byte> text)
    {
        int hash = Hash(text);
        int slot = FirstSlot(hash);
        for (; _slots[slot] != 0; slot = NextSlot(slot))
        {
            int known = _slots[slot] - 1;
            if (_places[known].Hash == hash && this[known].Span.SequenceEqual(text))
                return known;
        }
        _slots[slot] = Count + 1;
        _places[Count++] = Keep(text, hash);
        if (Count == _places.Length)
            Grow();
        return Count - 1;
    }

    private Place Keep(ReadOnlySpan<byte> text, int hash)
    {
        if (_chunks.Count == 0 || _chunks[^1].Length - _chunkUsed < text.Length)
        {
            int usual = SmallestChunk << Math.Min(_chunks.Count, MostDoublings);
            _chunks.Add(new byte[Math.Max(usual, text.Length)]);
            _chunkUsed = 0;
        }
        var place = new Place(hash, _chunks.Count - 1, _chunkUsed, text.Length);
        text.CopyTo(_chunks[^1].AsSpan(_chunkUsed));
        _chunkUsed += text.Length;
        Bytes += text.Length;
        return place;
    }

    private void Grow()
    {
        Array.Resize(ref _places, 2 * Count);
        _slots = new int[4 * Count];
        for (int number = 0; number < Count; number++)
        {
            int slot = FirstSlot(_places[number].Hash);
            while (_slots[slot] != 0)
                slot = NextSlot(slot);
            _slots[slot] = number + 1;
        }
    }

    private int FirstSlot(int hash) => hash & (_slots.Length - 1);

    private int NextSlot(int slot) => (slot + 1) & (_slots.Length - 1);

    // Its seed is another in each process: nobody can choose texts that all fall on one slot.
    private static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        return hash.ToHashCode();
    }

    private readonly record struct Place(int Hash, int Chunk, int Start, int Length);
}
