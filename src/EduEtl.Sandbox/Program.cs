using System.Globalization;
using System.Text;
using EduEtl.Sandbox;
using EduEtl.Sandbox.Host;
using EduEtl.Sandbox.Resources;

Console.OutputEncoding = new UTF8Encoding(false);
Language.Use(null);
using var interruption = new Interruption();
try
{
    var options = SandboxOptions.Parse(args);
    Language.Use(options.Language);
    if (options.Help)
    {
        Console.WriteLine(Wrapped.Of(Strings.Help, Console.IsOutputRedirected));
        return 0;
    }
    var folder = SandboxFolder.Open(options.Folder);
    Say(Strings.Starting);
    await using SandboxServices services = await SandboxServices.StartAsync(folder, options, interruption.Token);
    services.Settings().Write(folder);
    Say(
        Strings.Banner,
        services.Page.Url,
        services.Postgres.Port,
        folder.Path,
        services.AuthorityFile ?? "",
        ChildProgram.CommandOf(options)
    );
    int code = await ChildProgram.RunAsync(folder, services, options, interruption);
    // Who leaves at the question leaves the sandbox.
    bool left = code == 0 && options.ProgramArguments.Count == 0 && services.Platform.Calls.Count == 0;
    if (!left || options.Page)
        await LingerAsync(services.Page.Url, options.Page);
    return code;
}
catch (SandboxException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return e.ExitCode;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return 130;
}

// The page outlives the program where somebody sits at the terminal to look at it.
async Task LingerAsync(Uri page, bool untilInterrupted)
{
    if (interruption.Happened || (!untilInterrupted && Console.IsInputRedirected))
        return;
    Say(Console.IsInputRedirected ? Strings.PageStaysUntilInterrupted : Strings.PageStays, page);
    var interrupted = new TaskCompletionSource();
    using CancellationTokenRegistration registration = interruption.Token.Register(interrupted.SetResult);
    Task enter = Console.IsInputRedirected ? interrupted.Task : Task.Run(Console.ReadLine);
    await Task.WhenAny(enter, interrupted.Task);
}

static void Say(string format, params object[] values) =>
    Console.Error.WriteLine(
        Wrapped.Of(string.Format(CultureInfo.CurrentCulture, format, values), Console.IsErrorRedirected)
    );
