using EduEtl.Attempts;

namespace EduEtl.Fetching;

/// <summary>The platform's answer to one try, from its first row.</summary>
internal sealed class ApiAnswer(HttpResponseMessage message, BodyStream body, AttemptReader rows, ApiErrors errors)
    : IAsyncDisposable
{
    public AttemptReader Rows => rows;

    /// <summary>What is told of a body that is not what the platform sends.</summary>
    public ApiException Wrong(BodyException e) => errors.WrongBody(e);

    /// <summary>Judges and counts all rows, and stores none.</summary>
    /// <param name="onRow">Called for every row.</param>
    /// <exception cref="ApiException">The body is not what the platform sends.</exception>
    public async Task<RowTally> CountAsync(Action<AttemptReader> onRow, CancellationToken ct)
    {
        var tally = new RowTally();
        try
        {
            while (await rows.ReadAsync(ct))
            {
                tally.Count(rows);
                onRow(rows);
            }
            return tally;
        }
        catch (BodyException e)
        {
            throw Wrong(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        rows.Dispose();
        await body.DisposeAsync();
        message.Dispose();
    }
}
