using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EduEtl.Sandbox;
using EduEtl.Sandbox.Database;
using EduEtl.Tests.Support;
using Npgsql;

namespace EduEtl.Tests.Sandbox;

public sealed class PrivatePostgresCluster : IDisposable
{
    private readonly TempFolder _folder = new();

    public PrivatePostgresCluster() => Postgres.Require();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_asks_for_its_password()
    {
        await using PrivatePostgres postgres = await StartAsync();

        var wrong = new NpgsqlConnectionStringBuilder(postgres.ConnectionString("postgres")) { Password = "guessed" };
        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() =>
            RunAsync(wrong.ConnectionString, "SELECT 1")
        );

        Assert.Equal("28P01", refused.SqlState);
        Assert.Equal(1, await RunAsync(postgres.ConnectionString("postgres"), "SELECT 1"));
    }

    [Fact]
    public async Task Its_password_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes");
            return;
        }
        await using PrivatePostgres postgres = await StartAsync();

        string file = _folder.File("password");

        Assert.Equal(postgres.Password, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Its_data_outlives_it_and_fresh_begins_anew()
    {
        await using (PrivatePostgres first = await StartAsync())
            await RunAsync(first.ConnectionString("postgres"), "CREATE TABLE kept AS SELECT 1");
        await using (PrivatePostgres second = await StartAsync())
            Assert.Equal(1L, await RunAsync(second.ConnectionString("postgres"), "SELECT count(*) FROM kept"));
        await using PrivatePostgres third = await StartAsync(fresh: true);
        Assert.Equal(true, await RunAsync(third.ConnectionString("postgres"), "SELECT to_regclass('kept') IS NULL"));
    }

    [Fact]
    public async Task It_leaves_no_process_behind()
    {
        PrivatePostgres postgres = await StartAsync();
        int id = postgres.ProcessId!.Value;
        Assert.True(IsRunning(id));

        await postgres.DisposeAsync();

        Assert.False(IsRunning(id));
        Assert.Null(postgres.ProcessId);
    }

    [Fact]
    public async Task A_server_left_by_a_killed_process_is_stopped_first()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the left-over server is made with setsid");
        int orphan;
        await using (PrivatePostgres first = await StartAsync()) { }
        using (Process left = await StartLooseAsync())
        {
            orphan = PostmasterPid.Read(_folder.File("data"))!.Value;
            Assert.True(IsRunning(orphan));

            await using PrivatePostgres second = await StartAsync();

            Assert.NotEqual(orphan, second.ProcessId);
            await left.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(1, await RunAsync(second.ConnectionString("postgres"), "SELECT 1"));
        }
    }

    [Fact]
    public async Task A_second_sandbox_does_not_stop_the_server_of_the_first()
    {
        await using PrivatePostgres first = await StartAsync();

        await Assert.ThrowsAsync<SandboxException>(() => StartAsync());

        Assert.Equal(1, await RunAsync(first.ConnectionString("postgres"), "SELECT 1"));
    }

    [Fact]
    public async Task A_folder_that_the_servers_user_cannot_reach_gets_its_data_elsewhere()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            Assert.Skip("only root needs another user");
            return;
        }
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string elsewhere;
        await using (PrivatePostgres first = await StartAsync())
        {
            elsewhere = await File.ReadAllTextAsync(
                _folder.File("data-location"),
                TestContext.Current.CancellationToken
            );
            await RunAsync(first.ConnectionString("postgres"), "CREATE TABLE kept AS SELECT 1");
        }
        try
        {
            await using PrivatePostgres second = await StartAsync();
            Assert.Equal(1L, await RunAsync(second.ConnectionString("postgres"), "SELECT count(*) FROM kept"));
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public async Task A_server_that_does_not_start_says_what_its_log_says()
    {
        await using (PrivatePostgres first = await StartAsync()) { }
        string settings = Path.Combine(_folder.File("data"), "postgresql.conf");
        await File.AppendAllTextAsync(settings, "nonsense = 1", TestContext.Current.CancellationToken);

        SandboxException refused = await Assert.ThrowsAsync<SandboxException>(() => StartAsync());

        Assert.Contains("nonsense", refused.Message, StringComparison.Ordinal);
    }

    private Task<PrivatePostgres> StartAsync(bool fresh = false) =>
        PrivatePostgres.StartAsync(
            new PrivatePostgresOptions(_folder.Path, fresh, Fast: true),
            TestContext.Current.CancellationToken
        );

    // What is left of a sandbox that died without being able to stop anything: its server.
    private async Task<Process> StartLooseAsync()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        ServerUser user = await ServerUser.ChooseAsync(cancellation);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        IReadOnlyList<string> arguments = ServerArguments.For(_folder.File("data"), "127.0.0.1", port, fast: true);
        Command command = user.As(new Command(PostgresBinaries.Find()!.Postgres, arguments));
        Process process = Process.Start(command.StartInfo())!;
        process.BeginErrorReadLine();
        while (PostmasterPid.Read(_folder.File("data")) is null && !process.HasExited)
            await Task.Delay(20, cancellation);
        return process;
    }

    private static bool IsRunning(int id) => Process.GetProcesses().Any(process => process.Id == id);

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
