using EduEtl.Attempts;
using EduEtl.Resources;

namespace EduEtl.Notifying;

/// <summary>What was wrong with the rows: first what people should look at, later the rest.</summary>
internal static class MailProblems
{
    public static IEnumerable<MailBlock> WorthAttention(RunSummary summary)
    {
        List<ProblemFigure> problems = [.. Of(summary).Where(problem => problem.WorthAttention)];
        if (problems.Count == 0)
            yield break;
        yield return Table(Strings.MailAttention, problems);
        if (problems.Exists(problem => problem.Problem.IsKept()))
            yield return new MailCommand(Strings.ProblemRowsCommand, $"eduetl problems --date {summary.Run.Window}");
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

    private static string[] Row(ProblemFigure problem) =>
        [
            problem.Problem.IsRejection()
                ? $"{problem.Problem.Text()} ({Strings.KindRejected})"
                : problem.Problem.Text(),
            Figures.Count(problem.Rows),
            Figures.Share(problem.Share),
            Figures.Share(problem.Usual),
        ];
}
