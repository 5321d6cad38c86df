using EduEtl.Sandbox.Sheets;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;
using Google.Apis.Services;
using Google.Apis.Sheets.v4;

namespace EduEtl.Tests.Reporting;

/// <summary>Google's client as a person's own script would use it.</summary>
internal static class RawClient
{
    public static async Task<SheetsService> ServiceAsync(SheetsApi google, string keyFile, string? scope = null)
    {
        ServiceAccountCredential key = await CredentialFactory.FromFileAsync<ServiceAccountCredential>(
            keyFile,
            TestContext.Current.CancellationToken
        );
        return new SheetsService(
            new BaseClientService.Initializer
            {
                ApplicationName = "test",
                BaseUri = google.Endpoint.AbsoluteUri,
                DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
                HttpClientInitializer = key.ToGoogleCredential()
                    .CreateScoped(scope ?? SheetsService.Scope.Spreadsheets),
            }
        );
    }
}
