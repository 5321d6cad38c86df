using System.Globalization;
using System.Net;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using EduEtl.Attempts;
using EduEtl.Settings;

namespace EduEtl.Fetching;

/// <summary>Every way in which the API can fail a try, in the operator's words. Addresses are told without their query, which holds the key.</summary>
internal sealed partial class ApiErrors(Uri url, Func<string, string> mask, string keyPlace)
{
    private const int ExcerptLength = 80;
    private const int BeforeLength = 40;
    private const int RefusalLength = 200;

    private readonly string _address = Address(url);
    private readonly NamedProxy? _proxy = EnvironmentProxy.OfProcess.For(url);

    /// <summary>An address as people may see it, with the proxy on the way to it.</summary>
    public static string Address(Uri url) => EnvironmentProxy.OfProcess.Through(url, Plain(url));

    public ApiException NoAnswer(TimeSpan waited) =>
        new(Strings.ApiNoAnswer.With(_address, Seconds(waited)), Strings.ApiNoAnswerRemedy, transient: true);

    public ApiException NoOpenSsl() =>
        new(Strings.OpenSslMissing.With(_address), Strings.OpenSslMissingRemedy, transient: false);

    public ApiException Stalled() => new(Strings.ApiStalled.With(_address), Strings.ApiStalledRemedy, transient: true);

    public ApiException TooSlow(TimeSpan waited) =>
        new(Strings.ApiTooSlow.With(_address, Seconds(waited)), Strings.ApiTooSlowRemedy, transient: true);

    public ApiException SentElsewhere(Uri target, HttpStatusCode answer) =>
        new(
            Strings.ApiSentElsewhere.With(_address, Shown(target), Status(answer)),
            Strings.ApiSentElsewhereRemedy,
            transient: false
        );

    public ApiException SentInCircles(Uri target, HttpStatusCode answer) =>
        new(
            Strings.ApiSentInCircles.With(_address, Shown(target), Status(answer)),
            Strings.ApiNotFoundRemedy,
            transient: false
        );

    public ApiException Broken(Exception cause) =>
        new(
            Strings.ApiBroken.With(_address, Innermost(cause)),
            Strings.ApiRunAgainRemedy,
            transient: true,
            cause: cause
        );

    public ApiException Unreachable(HttpRequestException cause) =>
        cause.HttpRequestError switch
        {
            _ when _proxy is not null && NamedProxy.AsksForLogin(cause) => NoPass(_proxy),
            HttpRequestError.SecureConnectionError when IsDistrusted(cause) => new(
                Strings.ApiNotTrusted.With(_address, Innermost(cause)),
                Strings.ApiNotTrustedRemedy,
                transient: false,
                cause: cause
            ),
            _ when _proxy is not null => new(
                Strings.ApiUnreachable.With(_address, Innermost(cause)),
                Strings.ApiProxyRemedy.With(_proxy.Origin, url.Host),
                transient: true,
                cause: cause
            ),
            HttpRequestError.NameResolutionError => new(
                Strings.ApiNameUnknown.With(url.Host),
                Strings.ApiNameUnknownRemedy,
                transient: true,
                cause: cause
            ),
            _ => new(
                Strings.ApiUnreachable.With(_address, Innermost(cause)),
                Strings.ApiUnreachableRemedy,
                transient: true,
                cause: cause
            ),
        };

    /// <param name="answer">With a status that is no success.</param>
    /// <param name="said">The start of its body, for people.</param>
    /// <param name="retryAfter">What the server asks for.</param>
    public ApiException Refused(HttpStatusCode answer, string said, TimeSpan? retryAfter)
    {
        if (answer == HttpStatusCode.ProxyAuthenticationRequired && _proxy is not null)
            return NoPass(_proxy);
        string message = Strings.ApiRefused.With(
            _address,
            Status(answer),
            said.Length == 0 ? "—" : Printable.Excerpt(mask(said), RefusalLength)
        );
        string remedy = Remedy(answer, keyPlace);
        // Into what is not encrypted a proxy may speak for itself.
        if (_proxy is { } proxy && url.Scheme == Uri.UriSchemeHttp)
            remedy = Strings.ProxyBetween.With(remedy, proxy.Shown, proxy.Origin);
        return new(message, remedy, IsTransient(answer), retryAfter);
    }

    /// <summary>The server asks for a longer wait than the program is ready for.</summary>
    public static ApiException WaitTooLong(ApiException cause) =>
        new(
            cause.Message,
            Strings.ApiWaitTooLongRemedy.With(Seconds(cause.RetryAfter ?? Retries.LongestAsked)),
            transient: false,
            cause: cause
        );

    public ApiException WrongBody(BodyException cause) =>
        new(
            (cause.Row is null ? Strings.ApiWrongBody : Strings.ApiWrongRow).With(
                _address,
                Name(cause.Fault),
                cause.Offset,
                Around(cause),
                cause.Row
            ),
            cause.Fault == BodyFault.ApiErrors ? Strings.ApiErrorsRemedy : Strings.ApiWrongBodyRemedy,
            transient: true,
            cause: cause
        );

    private static ApiException NoPass(NamedProxy proxy) =>
        new(
            Strings.ProxyLogin.With(proxy.Shown, proxy.Origin),
            Strings.ProxyLoginRemedy.With(proxy.Origin),
            transient: false
        );

    /// <summary>Without a query and without a user's name and password.</summary>
    private static string Plain(Uri url) =>
        url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>Between the words of a name such as <c>InternalServerError</c>.</summary>
    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex InWord();

    private string Shown(Uri target) => Printable.Excerpt(mask(Plain(target)), RefusalLength);

    private static string Status(HttpStatusCode answer) =>
        $"{((int)answer).ToString(CultureInfo.InvariantCulture)} {InWord().Replace(answer.ToString(), " ")}";

    /// <summary>The text around the fault. A secret may lie across it: it is masked before anything is cut.</summary>
    private string Around(BodyException cause)
    {
        string whole = mask(cause.Before + cause.Found);
        int start = Math.Clamp(mask(cause.Before).Length - BeforeLength, 0, whole.Length);
        return (start > 0 ? "…" : "") + Printable.Excerpt(whole[start..], BeforeLength + ExcerptLength);
    }

    private static string Name(BodyFault fault) =>
        fault switch
        {
            BodyFault.Empty => Strings.BodyEmpty,
            BodyFault.NotAnArray => Strings.BodyNotAnArray,
            BodyFault.ApiErrors => Strings.BodyApiErrors,
            BodyFault.Html => Strings.BodyHtml,
            BodyFault.NotJson => Strings.BodyNotJson,
            BodyFault.EndsEarly => Strings.BodyEndsEarly,
            BodyFault.TrailingData => Strings.BodyTrailingData,
            BodyFault.NotUtf8 => Strings.BodyNotUtf8,
            _ => Strings.BodyRowTooLarge,
        };

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    /// <param name="place">Where the key comes from.</param>
    private static string Remedy(HttpStatusCode status, string place) =>
        status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Strings.ApiKeyRemedy.With(place),
            HttpStatusCode.NotFound => Strings.ApiNotFoundRemedy,
            HttpStatusCode.BadRequest => Strings.ApiBadRequestRemedy.With(place),
            _ => Strings.ApiRunAgainRemedy,
        };

    // .NET quotes the server's own words in its messages, and the server may quote the request.
    private string Innermost(Exception e) => Printable.Excerpt(mask(e.GetBaseException().Message), RefusalLength);

    /// <summary>A handshake that the network broke is told apart from a certificate or a protocol that one side rejects.</summary>
    private static bool IsDistrusted(Exception? e) =>
        e is AuthenticationException || (e is not null && IsDistrusted(e.InnerException));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", Languages.Current);
}
