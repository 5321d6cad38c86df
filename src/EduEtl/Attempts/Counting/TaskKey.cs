using System.Buffers;

namespace EduEtl.Attempts.Counting;

/// <summary>
/// What names a task: <c>lis_result_sourcedid</c> without the student's id at its end,
/// <c>course-v1:Org+Course+Run:lms.host-&lt;block&gt;:</c>.
/// </summary>
internal static class TaskKey
{
    private const int BlockLength = 32;

    private static readonly SearchValues<byte> BlockDigits = SearchValues.Create("0123456789abcdef"u8);

    /// <returns>Empty where the student's id does not stand at the end: all those are counted together.</returns>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> sourcedId, ReadOnlySpan<byte> userId) =>
        sourcedId.EndsWith(userId) ? sourcedId[..^userId.Length] : default;

    /// <summary>Finds course, host and block in it, if it has the platform's shape.</summary>
    public static bool TryRead(ReadOnlySpan<byte> key, out Range course, out Range host, out Range block)
    {
        course = host = block = default;
        ReadOnlySpan<byte> prefix = "course-v1:"u8;
        if (key.IsEmpty || key[^1] != ':' || !key.StartsWith(prefix))
            return false;
        // Neither host nor block has a colon: a course may have some.
        int courseEnd = key[..^1].LastIndexOf((byte)':');
        int blockStart = key.Length - 1 - BlockLength;
        int hostEnd = blockStart - 1;
        if (courseEnd <= prefix.Length || hostEnd <= courseEnd + 1 || key[hostEnd] != '-')
            return false;
        course = prefix.Length..courseEnd;
        host = (courseEnd + 1)..hostEnd;
        block = blockStart..^1;
        return !key[block].ContainsAnyExcept(BlockDigits);
    }
}
