using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EduEtl.Settings;

namespace EduEtl.Storage.Postgres;

/// <summary>
/// The server's certificate, judged here and not by Npgsql, which does not say what it has against one: the authority, the
/// name or the date.
/// </summary>
internal static class ServerCertificate
{
    /// <summary>What libpq and Npgsql know.</summary>
    private const string Variable = "PGSSLROOTCERT";

    /// <exception cref="ExpectedException">The authority's file cannot be read; with the handshake: the certificate is refused.</exception>
    public static void Check(SslClientAuthenticationOptions options, DatabaseSettings settings)
    {
        (string Key, string File)? root = FindRoot(settings);
        options.CertificateChainPolicy = root is { } given ? TrustOnly(given.Key, given.File) : null;
        options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            if (settings.SslMode == Npgsql.SslMode.VerifyCA)
                errors &= ~SslPolicyErrors.RemoteCertificateNameMismatch;
            return errors == SslPolicyErrors.None
                ? true
                : throw DatabaseErrors.NotTrusted(
                    settings,
                    BadCertificate.From(certificate, chain, errors),
                    root?.File ?? Strings.DatabaseCertificateSystem
                );
        };
    }

    /// <summary>The setting, else where other programs of PostgreSQL look; null for the system's authorities.</summary>
    private static (string Key, string File)? FindRoot(DatabaseSettings settings)
    {
        if (settings.RootCertificate is { } set)
            return (KnownSettings.Database.RootCertificate.Key, set);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return (Variable, named);
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string usual = Path.Combine(home, ".postgresql", "root.crt");
        return File.Exists(usual) ? (Variable, usual) : null;
    }

    private static X509ChainPolicy TrustOnly(string key, string file)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw DatabaseErrors.NoRoot(key, file, e);
        }
        return policy.CustomTrustStore.Count > 0 ? policy : throw DatabaseErrors.NoRoot(key, file, cause: null);
    }
}
