using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Settings;
using EduEtl.Storage;
using EduEtl.Storage.Postgres;
using EduEtl.Terminal;
using EduEtl.Terminal.Arguments;

namespace EduEtl.Commands.Problems;

/// <summary><c>eduetl problems</c>: the rows that a day's newest run rejected, or stored with unreadable params.</summary>
internal static class ProblemsCommand
{
    public static async Task<ExitCode> RunAsync(
        DatabaseSettings settings,
        Options options,
        Screen screen,
        CancellationToken ct
    )
    {
        try
        {
            await ListAsync(settings, options, screen, ct);
            return ExitCode.Done;
        }
        catch (Exception e) when (DatabaseErrors.Explains(e))
        {
            throw DatabaseErrors.Told(e, settings, ct);
        }
    }

    private static async Task ListAsync(DatabaseSettings settings, Options options, Screen screen, CancellationToken ct)
    {
        var window = new DayWindow(options.Date!.Value, TestMode: false);
        await using ProblemListing listing = await ProblemListing.OpenAsync(settings, window.Day, options.Kind, ct);
        IReadOnlyList<ProblemCount> counts = await listing.CountAsync(ct);
        screen.Heading(
            counts.Count == 0
                ? Strings.ProblemsNone.With(window)
                : Strings.ProblemsHeading.With(window, Sum(counts, stored: false), Sum(counts, stored: true))
        );
        if (counts.Count > 0)
            Summarise(screen, counts);
        if (options.CsvFile is { } path)
            screen.Line(Strings.ProblemsWritten.With(await ProblemCsv.WriteAsync(path, listing, ct), path));
        else if (counts.Any(count => options.Kind is null || count.Problem == options.Kind))
            await new ProblemTable(screen, counts, options.Raw).ShowAsync(listing, ct);
    }

    /// <summary>With each kind by the name that the command line takes.</summary>
    private static void Summarise(Screen screen, IReadOnlyList<ProblemCount> counts) =>
        screen.Pairs([
            .. counts.Select(count =>
                new[]
                {
                    ProblemTexts.Marked(count.Problem, count.Stored),
                    Numbers.Count(count.Rows),
                    $"--kind {Printable.OneLine(count.Problem)}",
                }
            ),
        ]);

    private static string Sum(IEnumerable<ProblemCount> counts, bool stored) =>
        Numbers.Count(counts.Where(count => count.Stored == stored).Sum(count => count.Rows));
}

/// <summary>How a problem row reads to people.</summary>
internal static class ProblemTexts
{
    /// <summary>The reason; its machine name where another version's is not known here.</summary>
    public static string Reason(string machineName) =>
        ProblemNames.FromMachineName(machineName) is { } problem ? problem.Text() : Printable.OneLine(machineName);

    /// <summary>The reason, behind the mark that totals have.</summary>
    public static string Marked(string machineName, bool stored) => Words.Marked(Reason(machineName), stored);
}
