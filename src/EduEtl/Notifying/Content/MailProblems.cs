using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Notifying.Content;

/// <summary>What was wrong with the rows: first what people should look at, later the rest.</summary>
internal static class MailProblems
{
    private const int MostRows = 20;

    public static IEnumerable<MailBlock> WorthAttention(RunSummary summary)
    {
        List<ProblemFigure> problems = [.. Of(summary).Where(problem => problem.WorthAttention)];
        if (problems.Count == 0)
            yield break;
        yield return Table(Strings.MailAttention, problems);
        if (problems.Exists(problem => problem.Problem.IsKept()))
            yield return new MailCommand(Strings.ProblemRowsCommand, $"eduetl problems --date {summary.Run.Window}");
    }

    /// <summary>Of several days, the day beside each.</summary>
    public static IEnumerable<MailBlock> WorthAttention(IEnumerable<RunSummary> days)
    {
        RunSummary[] concerned = [.. days.Where(day => day.WorthAttention.Count > 0)];
        if (concerned.Length == 0)
            yield break;
        string[][] rows =
        [
            .. concerned.SelectMany(day =>
                day.WorthAttention.Select(problem => Of(DayNames.Short(day.Run.Window.Day), Row(problem)))
            ),
        ];
        yield return new MailTable(
            Strings.MailAttention,
            [Strings.ColumnProblem, Strings.TableRows, Strings.ColumnShare, Strings.ColumnUsual],
            [.. rows.TakeLast(MostRows)]
        );
        if (rows.Length > MostRows)
            yield return new MailParagraph(Strings.RangeMailBoundedRows.With(MostRows, rows.Length));
        if (Array.Find(concerned, HasKept) is { } first)
            yield return new MailCommand(Strings.ProblemRowsCommand, $"eduetl problems --date {first.Run.Window}");

        static bool HasKept(RunSummary day) => day.WorthAttention.Any(problem => problem.Problem.IsKept());
    }

    public static IEnumerable<MailBlock> Others(RunSummary summary)
    {
        List<ProblemFigure> problems = [.. Of(summary).Where(problem => !problem.WorthAttention)];
        return problems.Count == 0 ? [] : [Table(Strings.MailDefects, problems)];
    }

    private static IReadOnlyList<ProblemFigure> Of(RunSummary summary) =>
        summary.Totals is { } totals ? ProblemFigures.Of(totals, summary.Day?.Earlier ?? []) : [];

    private static MailTable Table(string title, List<ProblemFigure> problems)
    {
        List<string> heads = [Strings.ColumnProblem, Strings.TableRows, Strings.ColumnShare];
        if (problems.Exists(problem => problem.Usual is not null))
            heads.Add(Strings.ColumnUsual);
        return new(title, heads, [.. problems.Select(problem => Row(problem)[..heads.Count])]);
    }

    private static string[] Of(string day, string[] row) => [Strings.StageLine.With(day, row[0]), .. row[1..]];

    private static string[] Row(ProblemFigure problem) =>
        [
            problem.Problem.IsRejection()
                ? $"{problem.Problem.Text()} ({Strings.KindRejected})"
                : problem.Problem.Text(),
            Numbers.Count(problem.Rows),
            Numbers.Share(problem.Share),
            Numbers.Share(problem.Usual),
        ];
}
