using System.Text.Json;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;
using Google.Apis.Sheets.v4;

namespace EduEtl.Reporting.Sheets;

/// <summary>
/// The service account's key file as Google's console hands it out. No failure here carries its cause along: the text of
/// a parser's or a decoder's exception could hold a part of the private key.
/// </summary>
internal sealed class ServiceAccountKey(string path, string json, string email)
{
    private const string GoogleTokenUri = "https://oauth2.googleapis.com/token";

    /// <summary>The address that a spreadsheet must be shared with.</summary>
    public string Email { get; } = email;

    public static ServiceAccountKey Read(string path)
    {
        string json = ReadText(path);
        Dictionary<string, string> fields;
        try
        {
            using var document = JsonDocument.Parse(json);
            fields = document
                .RootElement.EnumerateObject()
                .Where(field => field.Value.ValueKind == JsonValueKind.String)
                .DistinctBy(field => field.Name)
                .ToDictionary(field => field.Name, field => field.Value.GetString()!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Failure(Strings.ReportKeyNotJson, Strings.ReportKeyRemedyDownload, path);
        }
        Require(fields, path, "type", value => value == "service_account");
        Require(fields, path, "client_email", value => value.Length > 0);
        if (fields.ContainsKey("token_uri"))
        {
            // A key file from elsewhere could name an address of its own and be sent a signed assertion.
            Require(fields, path, "token_uri", IsTokenUri);
        }
        if (fields.ContainsKey("universe_domain"))
            Require(fields, path, "universe_domain", value => value == "googleapis.com");
        return new ServiceAccountKey(path, json, fields["client_email"]);
    }

    /// <summary>A credential that may write to the spreadsheets that are shared with the account.</summary>
    public IConfigurableHttpClientInitializer Credential(Google.Apis.Http.IHttpClientFactory clients)
    {
        try
        {
            GoogleCredential credential = CredentialFactory
                .FromJson<ServiceAccountCredential>(json)
                .ToGoogleCredential()
                .CreateScoped(SheetsService.Scope.Spreadsheets)
                .CreateWithHttpClientFactory(clients);
            // It would repeat a failed exchange in silence; trying again is the reporter's.
            ((ServiceAccountCredential)credential.UnderlyingCredential)
                .HttpClient
                .MessageHandler
                .NumTries = 1;
            return credential;
        }
        catch (Exception)
        {
            throw Failure(Strings.ReportKeyUnusable, Strings.ReportKeyRemedyDownload, path);
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Failure(Strings.ReportKeyMissing, Strings.ReportKeyRemedyPlace, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(Strings.ReportKeyUnreadable, Strings.ReportKeyRemedyRights, path);
        }
    }

    private static void Require(Dictionary<string, string> fields, string path, string name, Func<string, bool> isGood)
    {
        string value = fields.GetValueOrDefault(name) ?? "";
        if (!isGood(value))
            throw Failure(
                Strings.ReportKeyField,
                Strings.ReportKeyRemedyDownload,
                path,
                name,
                Printable.Excerpt(value)
            );
    }

    private static bool IsTokenUri(string value) =>
        value == GoogleTokenUri || (Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && uri.IsLoopback);

    private static ExpectedException Failure(string format, string remedy, params object[] values) =>
        new(ExitCode.ReportFailed, format.With(values), remedy);
}
