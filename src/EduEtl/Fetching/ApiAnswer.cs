using EduEtl.Attempts;

namespace EduEtl.Fetching;

/// <summary>The platform's answer to one try, from its first row.</summary>
internal sealed class ApiAnswer(HttpResponseMessage message, BodyStream body, AttemptReader rows, ApiErrors errors)
    : IAsyncDisposable
{
    public AttemptReader Rows => rows;

    /// <summary>What is told of a body that is not what the platform sends.</summary>
    public ApiException Wrong(BodyException e) => errors.WrongBody(e);

    public async ValueTask DisposeAsync()
    {
        rows.Dispose();
        await body.DisposeAsync();
        message.Dispose();
    }
}
