using EduEtl.Sandbox.Resources;

namespace EduEtl.Sandbox.Database;

/// <summary>
/// Whom PostgreSQL's programs run as. It refuses root, so that root has to find somebody else: the system's
/// <c>postgres</c>, else <c>nobody</c>.
/// </summary>
internal sealed class ServerUser
{
    private readonly string? _setpriv = OperatingSystem.IsWindows() ? null : Command.Find("setpriv");
    private readonly string? _groupId;

    private ServerUser(string? name, string? groupId)
    {
        Name = name;
        _groupId = groupId;
    }

    /// <summary>Null: ourselves.</summary>
    public string? Name { get; }

    public static async Task<ServerUser> ChooseAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new ServerUser(null, null);
        foreach (string name in (string[])["postgres", "nobody"])
        {
            (int code, string group) = await new Command("id", "-g", name).RunAsync(cancellation);
            if (code == 0)
                return new ServerUser(name, group);
        }
        throw new SandboxException(Strings.PostgresNoOtherUser);
    }

    /// <summary>Makes that user the owner of a file or an empty folder.</summary>
    public Task OwnAsync(string path, CancellationToken cancellation) =>
        Name is null ? Task.CompletedTask : new Command("chown", $"{Name}:{_groupId}", path).MustRunAsync(cancellation);

    public async Task<bool> CanWriteAsync(string folder, CancellationToken cancellation) =>
        Name is null || (await As(new Command("/bin/test", "-w", folder)).RunAsync(cancellation)).ExitCode == 0;

    /// <summary>The same command, run as this user.</summary>
    public Command As(Command command)
    {
        if (Name is null)
            return command;
        if (_setpriv is not null)
            return Prefix(command, _setpriv, $"--reuid={Name}", $"--regid={_groupId}", "--clear-groups", "--");
        if (Command.Find("runuser") is string runuser)
            return Prefix(command, runuser, "-u", Name, "--");
        string su = Command.Find("su") ?? throw new SandboxException(Strings.PostgresNoOtherUser);
        return Prefix(command, su, "-s", "/bin/sh", Name, "-c", "exec \"$0\" \"$@\"", "--");
    }

    /// <summary>
    /// The same command as a server: in a session of its own, so that Ctrl+C at the terminal does not reach it before
    /// the program that uses it is done, and interrupted by the kernel should our process be killed.
    /// </summary>
    public async Task<Command> AsServerAsync(Command command, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
            return command;
        Command server = As(command);
        if (
            _setpriv is not null
            && (await new Command(_setpriv, "--help").RunAsync(cancellation)).Output.Contains(
                "pdeath",
                StringComparison.Ordinal
            )
        )
            server = Name is null
                ? Prefix(server, _setpriv, "--pdeathsig=INT", "--")
                : server with
                {
                    Arguments = ["--pdeathsig=INT", .. server.Arguments],
                };
        if (Command.Find("setsid") is string setsid)
            return Prefix(server, setsid);
        return Command.Find("perl") is string perl
            ? Prefix(server, perl, "-MPOSIX", "-e", "setsid; exec @ARGV", "--")
            : server;
    }

    private static Command Prefix(Command command, string program, params string[] arguments) =>
        new(program, [.. arguments, command.Program, .. command.Arguments]);
}
