using System.Net;
using EduEtl.Settings;
using Google;
using Google.Apis.Auth.OAuth2.Responses;
using Newtonsoft.Json;

namespace EduEtl.Reporting.Sheets;

/// <summary>What a failure of Google's client means: whether trying again may help, and what the operator is told.</summary>
internal static class SheetsFailure
{
    public static bool IsPassing(Exception exception) =>
        exception switch
        {
            GoogleApiException e => IsPassing(e.HttpStatusCode) || IsQuota(e),
            TokenResponseException e => e.StatusCode is { } status && IsPassing(status),
            HttpRequestException e when NamedProxy.AsksForLogin(e) => false,
            HttpRequestException or IOException or TimeoutException => true,
            _ => false,
        };

    /// <summary>A few words for the line that announces a wait.</summary>
    public static string Reason(Exception exception) =>
        exception switch
        {
            GoogleApiException e => Strings.ReportReasonStatus.With((int)e.HttpStatusCode),
            TokenResponseException e => Strings.ReportReasonStatus.With((int?)e.StatusCode ?? 0),
            TimeoutException => Strings.ReportReasonTimeout,
            _ => Strings.ReportReasonConnection,
        };

    public static ExpectedException Of(Exception exception, SheetsSettings settings, string account)
    {
        (string message, string remedy) = Told(exception, settings, account);
        if (!SaysSomething(exception) && EnvironmentProxy.OfProcess.For(settings.Address) is { } proxy)
            (message, remedy) =
                exception is HttpRequestException e && NamedProxy.AsksForLogin(e)
                    ? (Strings.ProxyLogin.With(proxy.Shown, proxy.Origin), Strings.ProxyLoginRemedy.With(proxy.Origin))
                    : (message, Strings.ProxyBetween.With(remedy, proxy.Shown, proxy.Origin));
        return new(ExitCode.ReportFailed, message, remedy, exception);
    }

    private static (string Message, string Remedy) Told(Exception exception, SheetsSettings settings, string account) =>
        exception switch
        {
            GoogleApiException e => OfStatus(e, settings, account),
            TokenResponseException e => (
                Strings.ReportTokenRefused.With(
                    account,
                    Printable.Excerpt($"{e.Error?.Error} {e.Error?.ErrorDescription}")
                ),
                IsPassing(e) ? Strings.ReportRemedyLater : Strings.ReportTokenRefusedRemedy
            ),
            TimeoutException => (
                Strings.ReportTimeout.With(settings.Timeout.TotalSeconds),
                Strings.ReportTimeoutRemedy
            ),
            NoAnswerException => (Strings.ReportEmptyAnswer, Strings.ReportNotGoogleRemedy),
            JsonException => (Strings.ReportNotJson, Strings.ReportNotGoogleRemedy),
            _ => (
                Strings.ReportNoConnection.With(Printable.Excerpt(exception.Message)),
                Strings.ReportNoConnectionRemedy
            ),
        };

    public static ExpectedException NoOpenSsl() =>
        new(ExitCode.ReportFailed, Strings.OpenSslMissing.With("Google Sheets"), Strings.OpenSslMissingRemedy);

    private static (string Message, string Remedy) OfStatus(
        GoogleApiException e,
        SheetsSettings settings,
        string account
    )
    {
        string said = Said(e);
        return e.HttpStatusCode switch
        {
            HttpStatusCode.Unauthorized => (
                Strings.ReportUnauthorized.With(account, said),
                Strings.ReportTokenRefusedRemedy
            ),
            HttpStatusCode.Forbidden when IsDisabled(e) => (
                Strings.ReportApiDisabled.With(said),
                Strings.ReportApiDisabledRemedy
            ),
            HttpStatusCode.Forbidden when IsQuota(e) => (Strings.ReportQuota.With(said), Strings.ReportRemedyLater),
            HttpStatusCode.Forbidden when !SaysSomething(e) => (Strings.ReportNotJson, Strings.ReportNotGoogleRemedy),
            HttpStatusCode.Forbidden => (
                Strings.ReportForbidden.With(account, settings.SpreadsheetId, said),
                Strings.ReportForbiddenRemedy.With(account)
            ),
            HttpStatusCode.NotFound => (
                Strings.ReportNotFound.With(settings.SpreadsheetId),
                Strings.ReportNotFoundRemedy
            ),
            HttpStatusCode.BadRequest when said.Contains("limit of 10000000 cells", StringComparison.Ordinal) => (
                Strings.ReportRefused.With(said),
                Strings.ReportTooManyCells
            ),
            HttpStatusCode.BadRequest => (Strings.ReportRefused.With(said), Strings.ReportRefusedRemedy),
            HttpStatusCode.TooManyRequests => (Strings.ReportQuota.With(said), Strings.ReportRemedyLater),
            // Thrown with the status of a success: the body was not what the API sends.
            < (HttpStatusCode)400 => (Strings.ReportNotJson, Strings.ReportNotGoogleRemedy),
            _ => (Strings.ReportStatus.With((int)e.HttpStatusCode, said), Strings.ReportRemedyLater),
        };
    }

    /// <summary>Google's own words, or that there were none: an error page is not shown.</summary>
    private static string Said(GoogleApiException e) =>
        SaysSomething(e) ? Printable.Excerpt(e.Error.Message) : Strings.ReportNoWords;

    /// <summary>Whether it is Google that answered.</summary>
    private static bool SaysSomething(Exception exception) =>
        exception is TokenResponseException { Error: not null }
        || exception is GoogleApiException e && !string.IsNullOrWhiteSpace(e.Error?.Message);

    /// <summary>Google tells a quota of requests also as a right that is missing: rateLimitExceeded and its kin.</summary>
    private static bool IsQuota(GoogleApiException e) =>
        e.HttpStatusCode == HttpStatusCode.Forbidden
        && e.Error?.ErrorResponseContent?.Contains("rateLimitExceeded", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsDisabled(GoogleApiException e) =>
        e.Error?.ErrorResponseContent?.Contains("SERVICE_DISABLED", StringComparison.Ordinal) == true
        || e.Error?.Message?.Contains("has not been used in project", StringComparison.Ordinal) == true;

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= (HttpStatusCode)500;
}
