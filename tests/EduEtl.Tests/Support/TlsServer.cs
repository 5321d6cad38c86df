using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EduEtl.Sandbox;
using EduEtl.Sandbox.Database;
using Npgsql;

namespace EduEtl.Tests.Support;

/// <summary>A PostgreSQL of its own that shows the certificate it is given.</summary>
public sealed class TlsServer : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    internal PrivatePostgres Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Postgres.Require();
        Server = await PrivatePostgres.StartAsync(new(_folder.File("tls")));
    }

    /// <summary>Has the server show a new certificate.</summary>
    internal async Task<SandboxCertificate> ShowAsync(TimeProvider time, params string[] names)
    {
        var certificate = SandboxCertificate.Create(time, names);
        using (ECDsa key = certificate.Server.GetECDsaPrivateKey()!)
            await WriteAsync("server.key", key.ExportPkcs8PrivateKeyPem());
        await WriteAsync("server.crt", certificate.Server.ExportCertificatePem());
        await ExecuteAsync("ALTER SYSTEM SET ssl = on");
        await Server.RunAsync(false);
        await Server.RunAsync(true);
        return certificate;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Into its data folder, as its own user: it takes no key that others can read.</summary>
    private Task WriteAsync(string file, string pem) =>
        ExecuteAsync(
            $"""
            COPY (SELECT unnest(string_to_array('{pem}', E'\n'))) TO PROGRAM 'umask 077; cat > {file}'
            """
        );

    private async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(Server.ConnectionString("postgres"));
        await using NpgsqlCommand command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
