using System.Diagnostics;
using System.Net;
using System.Text;
using EduEtl.Attempts;
using EduEtl.Resources;
using EduEtl.Settings;
using EduEtl.Shared;
using Serilog;

namespace EduEtl.Fetching;

/// <summary>Stage 1: asks the platform for a window and hands its rows on as they arrive.</summary>
internal sealed class ApiFetcher : IDisposable
{
    private const int ExcerptBytes = 1024;
    private static readonly TimeSpan ExcerptWithin = TimeSpan.FromSeconds(2);

    private readonly ApiSettings _settings;
    private readonly ApiErrors _errors;
    private readonly Retries _retries;
    private readonly Action<RetryNotice> _onRetry;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly HttpClient _http;

    /// <param name="settings">Where and how to ask.</param>
    /// <param name="mask">Takes secrets out of what the server says.</param>
    /// <param name="time">For waits and time-outs.</param>
    /// <param name="log">This stage's log.</param>
    /// <param name="onRetry">Told before each wait.</param>
    public ApiFetcher(
        ApiSettings settings,
        Func<string, string> mask,
        TimeProvider time,
        ILogger log,
        Action<RetryNotice> onRetry
    )
    {
        _settings = settings;
        _time = time;
        _log = log;
        _errors = new ApiErrors(settings.Url, mask);
        _retries = new(settings.Tries, settings.RetryDelay, Retries.LongestAsked);
        _onRetry = onRetry;
        // The time-outs are ours, see OpenAsync and BodyStream: the client's own would end a slow, healthy body.
        _http = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(
            $"EduEtl/{typeof(ApiFetcher).Assembly.GetName().Version?.ToString(3)}"
        );
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>How far the server's clock was ahead of this computer's at its last answer; null where it did not tell.</summary>
    public TimeSpan? ServerAhead { get; private set; }

    /// <summary>
    /// Hands the rows of the window to <paramref name="load"/>, from the first row again at each new try. A try that
    /// fails in the middle of the body has thrown out of <paramref name="load"/>, which undoes what it did.
    /// </summary>
    /// <exception cref="ApiException">The last try failed, or one that no further try can mend.</exception>
    public async Task<T> DeliverAsync<T>(
        DayWindow window,
        Func<AttemptReader, CancellationToken, Task<T>> load,
        CancellationToken ct
    )
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(window, load, ct);
            }
            catch (ApiException e) when (e.Transient && attempt < _retries.Tries && !ct.IsCancellationRequested)
            {
                TimeSpan wait = _retries.Wait(attempt, e.RetryAfter);
                _onRetry(new(attempt, _retries.Tries, wait, e.Message));
                await Task.Delay(wait, _time, ct);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler() =>
        new()
        {
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            Proxy = new LoopbackProxy(),
        };

    private async Task<T> TryAsync<T>(
        DayWindow window,
        Func<AttemptReader, CancellationToken, Task<T>> load,
        CancellationToken ct
    )
    {
        _log.InformationText(Strings.LogFetchStarted.With(ApiErrors.Address(_settings.Url), window.Start, window.End));
        long started = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await OpenAsync(window, ct);
        await using BodyStream body = await BodyAsync(answer, started, ct);
        using var rows = new AttemptReader(body, window, _settings.UserIdLength);
        try
        {
            return await load(rows, ct);
        }
        catch (BodyException e)
        {
            throw _errors.WrongBody(e);
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(DayWindow window, CancellationToken ct)
    {
        if (_settings.Url.Scheme == Uri.UriSchemeHttps && OpenSsl.IsMissing)
            throw _errors.NoOpenSsl();
        using var request = new HttpRequestMessage(HttpMethod.Get, StatisticsRequest.Address(_settings, window));
        HttpResponseMessage answer = await WithinAsync(
            _settings.ResponseTimeout,
            token => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token),
            ct
        );
        ServerAhead = answer.Headers.Date - _time.GetUtcNow();
        if (answer.StatusCode == HttpStatusCode.OK)
            return answer;
        using (answer)
        {
            ApiException refusal = _errors.Refused(
                answer.StatusCode,
                await ExcerptAsync(answer, ct),
                RetryAfter(answer)
            );
            throw refusal.RetryAfter > Retries.LongestAsked ? ApiErrors.WaitTooLong(refusal) : refusal;
        }
    }

    private async Task<BodyStream> BodyAsync(HttpResponseMessage answer, long started, CancellationToken ct)
    {
        Stream stream = await answer.Content.ReadAsStreamAsync(ct);
        var body = new BodyStream(stream, _errors, _settings.IdleTimeout, _time);
        TimeSpan left = _settings.ResponseTimeout - Stopwatch.GetElapsedTime(started);
        try
        {
            await WithinAsync(
                left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1),
                async token =>
                {
                    await body.AwaitFirstByteAsync(token);
                    return true;
                },
                ct
            );
            return body;
        }
        catch
        {
            await body.DisposeAsync();
            throw;
        }
    }

    private async Task<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw _errors.NoAnswer(_settings.ResponseTimeout);
        }
        catch (HttpRequestException e)
        {
            throw _errors.Unreachable(e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw _errors.Broken(e);
        }
    }

    private async Task<string> ExcerptAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        byte[] start = new byte[ExcerptBytes];
        int length = 0;
        using var patience = new CancellationTokenSource(ExcerptWithin, _time);
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

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => null,
        };
}
