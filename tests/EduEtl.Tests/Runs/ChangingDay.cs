using System.Security.Cryptography;
using System.Text;
using EduEtl.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Runs;

/// <summary>
/// One day that the platform tells otherwise in each generation: other users, another number of rows, another number of
/// rejected ones. No generation can pass for another, nor can a mixture of two.
/// </summary>
internal sealed class ChangingDay
{
    /// <summary>Of the main table's whole content, comparable to <see cref="Checksum"/>.</summary>
    public const string ChecksumSql = """
        SELECT encode(sha256(convert_to(coalesce(string_agg(
            concat_ws('|', user_id, created_at, is_correct, attempt_type), ',' ORDER BY user_id COLLATE "C"), ''), 'UTF8')), 'hex')
        FROM lms_activities
        """;

    private const int RowsInAChunk = 50;

    // Slow enough that a good part of a run's life passes in the middle of the body.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private int _asked;
    private int _delivered;

    /// <summary>What is delivered to whoever asks; 0 before the first.</summary>
    public int Generation { get; private set; }

    /// <summary>Whether somebody has asked for this generation.</summary>
    public bool Asked => _asked == Generation;

    /// <summary>Whether the last byte of this generation was sent.</summary>
    public bool Delivered => _delivered == Generation;

    public int NextGeneration() => ++Generation;

    public static int Stored(int generation) => 1900 + generation * 37 % 200;

    public static int Rejected(int generation) => 3 + generation % 7;

    public static string Checksum(int generation)
    {
        IEnumerable<string> rows = Enumerable
            .Range(0, Stored(generation))
            .Select(i => $"{User(generation, i)}|{Time(i)}|{(i % 2 == 0 ? "t|submit" : "run")}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', rows))));
    }

    /// <summary>A fault of the platform, see <c>PlatformApi.Fault</c>.</summary>
    public async Task<bool> AnswerAsync(HttpContext context)
    {
        int generation = _asked = Generation;
        string before = "[";
        foreach (string[] chunk in Rows(generation).Chunk(RowsInAChunk))
        {
            await context.Response.WriteAsync(before + string.Join(',', chunk), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Pause, context.RequestAborted);
            before = ",";
        }
        await context.Response.WriteAsync("]", context.RequestAborted);
        await context.Response.CompleteAsync();
        _delivered = generation;
        return true;
    }

    private static IEnumerable<string> Rows(int generation) =>
        Enumerable
            .Range(0, Stored(generation))
            .Select(i =>
                i % 2 == 0
                    ? Answers.Row(Time(i), User(generation, i), "\"submit\"", "true")
                    : Answers.Row(Time(i), User(generation, i))
            )
            .Concat(Enumerable.Range(0, Rejected(generation)).Select(i => Answers.Row(Time(i), "short")));

    private static string User(int generation, int i) => $"{generation:x8}{i:x24}";

    private static string Time(int i) => $"2024-10-02 {i / 3600 % 24:00}:{i / 60 % 60:00}:{i % 60:00}";
}
