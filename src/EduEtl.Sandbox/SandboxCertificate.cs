using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EduEtl.Sandbox;

/// <summary>
/// A certificate for servers on loopback, signed by an authority made for the occasion. The authority's key is
/// thrown away at once: who trusts the authority trusts this one server certificate and nothing that comes later.
/// </summary>
internal sealed class SandboxCertificate : IDisposable
{
    private const string AuthorityName = "ca.pem";
    private const string ServerName = "server.pem";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private SandboxCertificate(X509Certificate2 authority, X509Certificate2 server, string? authorityFile)
    {
        Authority = authority;
        Server = server;
        AuthorityFile = authorityFile;
    }

    /// <summary>The authority, without its key.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The server's certificate, with its key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>The authority as PEM.</summary>
    public string AuthorityPem => Authority.ExportCertificatePem() + "\n";

    /// <summary>Full path of the authority's PEM file, fit for <c>SSL_CERT_FILE</c>; null in memory.</summary>
    public string? AuthorityFile { get; }

    /// <summary>A new pair in memory, for localhost and 127.0.0.1, or for the given DNS names alone.</summary>
    public static SandboxCertificate Create(TimeProvider time, params string[] names)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DateTimeOffset from = time.GetUtcNow().AddHours(-1);
        using X509Certificate2 authority = MakeAuthority(authorityKey, from);
        using X509Certificate2 signed = MakeServer(serverKey, authority, from, names);
        using X509Certificate2 server = signed.CopyWithPrivateKey(serverKey);
        return new(X509CertificateLoader.LoadCertificate(authority.RawData), Usable(server), null);
    }

    /// <summary>The pair kept in <paramref name="folder"/>; made where there is none that lasts another day.</summary>
    public static SandboxCertificate LoadOrCreate(string folder, TimeProvider time)
    {
        string authorityFile = Path.GetFullPath(Path.Combine(folder, AuthorityName));
        string serverFile = Path.Combine(folder, ServerName);
        SandboxCertificate? kept = Load(authorityFile, serverFile);
        if (kept?.Server.NotAfter.ToUniversalTime() > time.GetUtcNow().UtcDateTime.AddDays(1))
            return kept;
        kept?.Dispose();
        using SandboxCertificate made = Create(time);
        Directory.CreateDirectory(folder);
        File.WriteAllText(authorityFile, made.AuthorityPem);
        using (ECDsa key = made.Server.GetECDsaPrivateKey()!)
            WritePrivate(serverFile, made.Server.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        return Load(authorityFile, serverFile)
            ?? throw new IOException($"{folder}: the certificate cannot be read back.");
    }

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
    }

    private static SandboxCertificate? Load(string authorityFile, string serverFile)
    {
        try
        {
            using var server = X509Certificate2.CreateFromPemFile(serverFile);
            return new(X509CertificateLoader.LoadCertificateFromFile(authorityFile), Usable(server), authorityFile);
        }
        catch (Exception e) when (e is IOException or CryptographicException)
        {
            return null;
        }
    }

    private static X509Certificate2 MakeAuthority(ECDsa key, DateTimeOffset from)
    {
        var request = new CertificateRequest("CN=EduEtl sandbox authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(from, from + Lifetime);
    }

    private static X509Certificate2 MakeServer(
        ECDsa key,
        X509Certificate2 authority,
        DateTimeOffset from,
        string[] names
    )
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (string name in names.Length > 0 ? names : ["localhost"])
            alternatives.AddDnsName(name);
        if (names.Length == 0)
            alternatives.AddIpAddress(IPAddress.Loopback);
        string subject = names.Length > 0 ? names[0] : "localhost";
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false)
        );
        return request.Create(authority, from, from + Lifetime, RandomNumberGenerator.GetBytes(16));
    }

    // Windows' TLS does not take a key that lives in memory alone.
    private static X509Certificate2 Usable(X509Certificate2 server) =>
        X509CertificateLoader.LoadPkcs12(
            server.Export(X509ContentType.Pfx),
            null,
            OperatingSystem.IsWindows() ? X509KeyStorageFlags.Exportable : X509KeyStorageFlags.EphemeralKeySet
        );

    private static void WritePrivate(string file, string text)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(text);
    }
}
