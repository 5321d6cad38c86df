using EduEtl.Sandbox;
using EduEtl.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace EduEtl.Tests.Runs;

/// <summary>The certificate of a server with TLS: which of authority, name and date is wrong, and what helps.</summary>
public sealed class TheDatabaseIsNotToBeTrusted(PostgresFixture postgres, TlsServer server) : IClassFixture<TlsServer>
{
    [Theory]
    [InlineData("VerifyCA")]
    [InlineData("VerifyFull")]
    public async Task The_authority_is_unknown_and_naming_it_helps(string mode)
    {
        await using World world = await PointAsync(mode);
        using SandboxCertificate certificate = await server.ShowAsync(TimeProvider.System);

        await FailsAsync(
            world,
            5,
            ["no trusted authority has signed", "EduEtl sandbox authority", "Database:RootCertificate"],
            ["не подписанный доверенным центром", "EduEtl sandbox authority", "Database:RootCertificate"]
        );
        await File.WriteAllTextAsync(
            Path.Combine(world.Folder, "authority.pem"),
            certificate.AuthorityPem,
            TestContext.Current.CancellationToken
        );
        world.Set("Database__RootCertificate", "authority.pem");
        Expect.Success(await world.SettleAsync());
        world.Set("Database__RootCertificate", "");
        world.Settings["PGSSLROOTCERT"] = Path.Combine(world.Folder, "authority.pem");
        Expect.Success(await world.RunAsync("status"));
    }

    [Fact]
    public async Task The_name_is_another()
    {
        await using World world = await PointAsync("VerifyFull");
        using SandboxCertificate certificate = await server.ShowAsync(TimeProvider.System, "db.edu.example");
        Trust(world, certificate);

        await FailsAsync(
            world,
            5,
            ["made for db.edu.example, not for 127.0.0.1", "Database:Host"],
            ["выданный для db.edu.example, а не для 127.0.0.1", "Database:Host"]
        );
        world.Set("Database__SslMode", "VerifyCA");
        Expect.Success(await world.RunAsync("status"));
    }

    [Theory]
    [InlineData("VerifyCA")]
    [InlineData("VerifyFull")]
    public async Task The_time_is_over(string mode)
    {
        await using World world = await PointAsync(mode);
        var past = new FakeTimeProvider(new DateTimeOffset(2020, 3, 1, 1, 0, 0, TimeSpan.Zero));
        using SandboxCertificate certificate = await server.ShowAsync(past);
        Trust(world, certificate);

        await FailsAsync(
            world,
            5,
            ["valid from 2020-03-01 00:00 to 2021-03-01 00:00 UTC", "new certificate"],
            ["действует с 2020-03-01 00:00 до 2021-03-01 00:00 UTC", "новый сертификат"]
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public async Task The_authoritys_file_is_none(string? content)
    {
        await using World world = await PointAsync("VerifyFull");
        using SandboxCertificate certificate = await server.ShowAsync(TimeProvider.System);
        string file = Path.Combine(world.Folder, "authority.pem");
        if (content is not null)
            await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        world.Set("Database__RootCertificate", "authority.pem");

        await FailsAsync(world, 3, [$"Database:RootCertificate names {file}"], [$"указывает на {file}"]);
    }

    [Theory]
    [InlineData("Prefer")]
    [InlineData("Require")]
    public async Task The_authority_is_named_and_not_asked(string mode)
    {
        await using World world = await PointAsync(mode);
        world.Set("Database__RootCertificate", "authority.pem");
        await FailsAsync(
            world,
            3,
            [$"nothing to check with Database:SslMode = {mode}"],
            [$"ничего не проверяет при Database:SslMode = {mode}"]
        );
    }

    private static async Task FailsAsync(World world, int code, string[] english, string[] russian)
    {
        Expect.Failure(await world.RunAsync("status"), code, english);
        Expect.Failure(await world.RunAsync("status", "--language", "ru"), code, russian);
    }

    private static void Trust(World world, SandboxCertificate certificate)
    {
        string file = Path.Combine(world.Folder, "authority.pem");
        File.WriteAllText(file, certificate.AuthorityPem);
        world.Set("Database__RootCertificate", file);
    }

    private async Task<World> PointAsync(string mode)
    {
        World world = await World.StartAsync(postgres);
        world.Set("Database__Port", $"{server.Server.Port}");
        world.Set("Database__Name", "postgres");
        world.Set("Database__User", server.Server.User);
        world.Set("Database__Password", server.Server.Password);
        world.Set("Database__SslMode", mode);
        return world;
    }
}
