using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace EduEtl.Shared;

/// <summary>
/// Ids that nobody else has. <c>Guid.NewGuid</c> and its kin fail where there is no <c>/dev/urandom</c>, as in a bare
/// root; these need not be hard to guess.
/// </summary>
internal static class UniqueId
{
    /// <summary>Version 7 of RFC 9562: ids sort by the time they were made at.</summary>
    public static Guid At(DateTimeOffset time)
    {
        Span<byte> id = stackalloc byte[16];
        Fill(id);
        Span<byte> milliseconds = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, time.ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(id);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new(id, bigEndian: true);
    }

    /// <summary>32 characters for the name of what is there for a moment.</summary>
    public static string Text()
    {
        Span<byte> id = stackalloc byte[16];
        Fill(id);
        return Convert.ToHexStringLower(id);
    }

    [SuppressMessage("Security", "CA5394", Justification = "An id is no secret; it has to be unique.")]
    private static void Fill(Span<byte> id) => Random.Shared.NextBytes(id);
}
