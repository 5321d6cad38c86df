using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduEtl.Sandbox.Database;

namespace EduEtl.Sandbox.Sheets;

/// <summary>
/// Google's token endpoint for service accounts: an assertion signed with the account's key is exchanged for an access
/// token (RFC 7523). Keys are those of the key files written here.
/// </summary>
internal sealed class TokenEndpoint(TimeProvider time) : IDisposable
{
    /// <summary>The client names Google's own endpoint whatever address it posts to.</summary>
    private const string Audience = "https://oauth2.googleapis.com/token";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3599);

    private readonly ConcurrentDictionary<string, (RSA Key, string Email)> _keys = new();

    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new();

    /// <summary>Makes a key of 2048 bits and writes the file that Google's console would hand out.</summary>
    public void WriteKeyFile(string path, string email, Uri tokenUri)
    {
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        var key = RSA.Create(2048);
        _keys[id] = (key, email);
        var file = new JsonObject
        {
            ["type"] = "service_account",
            ["project_id"] = "eduetl-sandbox",
            ["private_key_id"] = id,
            ["private_key"] = key.ExportPkcs8PrivateKeyPem() + "\n",
            ["client_email"] = email,
            ["client_id"] = "100000000000000000001",
            ["auth_uri"] = "https://accounts.google.com/o/oauth2/auth",
            ["token_uri"] = tokenUri.AbsoluteUri,
            ["universe_domain"] = "googleapis.com",
        };
        ClusterFolder.WritePrivately(path, file.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    /// <summary>The account and scopes behind a token; null where it is unknown or has run out.</summary>
    public AccessToken? Find(string token) =>
        _tokens.TryGetValue(token, out AccessToken? found) && found.Expires > time.GetUtcNow() ? found : null;

    /// <summary>Answers a form of <c>grant_type</c> and <c>assertion</c>.</summary>
    public (int Status, JsonObject Body) Exchange(IReadOnlyDictionary<string, string> form)
    {
        try
        {
            return form.GetValueOrDefault("grant_type") == "urn:ietf:params:oauth:grant-type:jwt-bearer"
                ? (200, Issue(form.GetValueOrDefault("assertion") ?? ""))
                : Refuse("unsupported_grant_type", "Invalid grant_type");
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return Refuse("invalid_grant", e is InvalidOperationException ? e.Message : "Invalid JWT.");
        }
    }

    public void Dispose()
    {
        foreach ((RSA key, _) in _keys.Values)
        {
            key.Dispose();
        }
    }

    private static (int Status, JsonObject Body) Refuse(string error, string description) =>
        (400, new JsonObject { ["error"] = error, ["error_description"] = description });

    private JsonObject Issue(string assertion)
    {
        string[] parts = assertion.Split('.');
        Require(parts.Length == 3, "Invalid JWT.");
        JsonObject header = Part(parts[0]);
        JsonObject claims = Part(parts[1]);
        Require(header.Text("alg") == "RS256", "Invalid JWT: alg must be RS256.");
        Require(
            _keys.TryGetValue(header.Text("kid") ?? "", out (RSA Key, string Email) account)
                && account.Email == claims.Text("iss"),
            "Invalid grant: account not found"
        );
        byte[] signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        byte[] signature = Base64Url.DecodeFromChars(parts[2]);
        Require(
            account.Key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "Invalid JWT Signature."
        );
        Require(claims.Text("aud") == Audience, "Invalid JWT: wrong audience.");
        double now = time.GetUtcNow().ToUnixTimeSeconds();
        double issued = claims.Number("iat") ?? 0;
        double expires = claims.Number("exp") ?? 0;
        Require(
            issued <= now + 300 && expires > now && expires - issued <= 3600,
            "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
        );
        string[] scopes = (claims.Text("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Require(scopes.Length > 0, "Empty or missing scope not allowed.");
        string token = "ya29." + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
        _tokens[token] = new AccessToken(account.Email, scopes, time.GetUtcNow() + Lifetime);
        return new JsonObject
        {
            ["access_token"] = token,
            ["expires_in"] = (int)Lifetime.TotalSeconds,
            ["token_type"] = "Bearer",
        };
    }

    private static JsonObject Part(string text) => JsonNode.Parse(Base64Url.DecodeFromChars(text)) as JsonObject ?? [];

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new InvalidOperationException(message);
    }
}

internal sealed record AccessToken(string Email, string[] Scopes, DateTimeOffset Expires);
