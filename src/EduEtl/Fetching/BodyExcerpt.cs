using System.Text;

namespace EduEtl.Fetching;

/// <summary>The start of a refusal's body, for people.</summary>
internal static class BodyExcerpt
{
    private const int Bytes = 1024;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(2);

    public static async Task<string> ReadAsync(HttpResponseMessage answer, TimeProvider time, CancellationToken ct)
    {
        byte[] start = new byte[Bytes];
        int length = 0;
        using var patience = new CancellationTokenSource(Within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            await using Stream body = await answer.Content.ReadAsStreamAsync(either.Token);
            int read;
            while ((read = await body.ReadAsync(start.AsMemory(length), either.Token)) > 0)
                length += read;
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or InvalidDataException or OperationCanceledException)
        {
            // The status says enough; what came until then is shown.
            ct.ThrowIfCancellationRequested();
        }
        return Encoding.UTF8.GetString(start, 0, length);
    }
}
