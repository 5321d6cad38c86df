using System.Runtime.CompilerServices;

namespace EduEtl.Attempts;

/// <summary>
/// A forward-only reader over the API's answer, from UTF-8 bytes and without a string or an allocation for a row.
/// The answer must be one JSON array and nothing after it, else <see cref="BodyException"/>; what is wrong inside one
/// element concerns that row alone. I/O exceptions of the stream pass through. The stream stays the caller's.
/// </summary>
/// <param name="body">The decoded body.</param>
/// <param name="window">Rows from outside it are rejected.</param>
/// <param name="userIdLength">Required length of <c>lti_user_id</c>, in code points.</param>
/// <param name="nextNumber">
/// Asked once for each element: the number that it had in the answer it came from; null: the elements are counted.
/// </param>
internal sealed class AttemptReader(Stream body, DayWindow window, int userIdLength, Func<long>? nextNumber = null)
    : IDisposable
{
    /// <summary>A longer element fails the answer.</summary>
    public const int MaxRowBytes = 16 * 1024 * 1024;

    private readonly ArrayFramer _framer = new(body);
    private readonly AttemptRow _row = new(window, userIdLength);

    /// <summary>The characters that can be stored; by default all.</summary>
    public CharacterSet? Held
    {
        set => _row.Held = value;
    }

    /// <summary>Counted from 1; 0 before the first row.</summary>
    public long RowNumber { get; private set; }

    /// <summary>The element's JSON as delivered: valid UTF-8 without NUL. Spans of a row die with the next read.</summary>
    public ReadOnlySpan<byte> Raw => _framer.Element;

    /// <summary>Why the row is not admitted: the first reason in the order of <see cref="Problem"/>; null if it is.</summary>
    public Problem? Rejection => _row.Rejection;

    /// <summary>What an admitted row lacks or contradicts; empty for a rejected one.</summary>
    public ProblemSet Defects => _row.Defects;

    /// <summary>Microseconds since 2000-01-01, PostgreSQL's epoch; only of an admitted row.</summary>
    public long CreatedAt => _row.CreatedAt;

    /// <summary>Only of an admitted row.</summary>
    public bool? IsCorrect => _row.IsCorrect;

    /// <summary>Only of an admitted row, whose texts are valid UTF-8 without NUL.</summary>
    /// <returns>False for NULL.</returns>
    public bool TryGetText(TextColumn column, out ReadOnlySpan<byte> utf8) => _row.TryGetText(column, Raw, out utf8);

    /// <summary>Goes to the next element; completes synchronously while elements are in the buffer.</summary>
    /// <returns>False after the array's proper end and nothing behind it.</returns>
    public ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        FrameStep step = _framer.Next();
        return step == FrameStep.NeedsMore ? ReadMoreAsync(ct) : new(Take(step));
    }

    public void Dispose() => _framer.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadMoreAsync(CancellationToken ct)
    {
        FrameStep step;
        do
        {
            await _framer.FillAsync(ct);
            step = _framer.Next();
        } while (step == FrameStep.NeedsMore);
        return Take(step);
    }

    private bool Take(FrameStep step)
    {
        if (step == FrameStep.End)
            return false;
        RowNumber = nextNumber?.Invoke() ?? RowNumber + 1;
        _row.Judge(Raw, _framer.Fields);
        return true;
    }
}
