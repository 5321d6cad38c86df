using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Reporting.Page;

/// <summary>What came in, what was kept, and what was wrong with it.</summary>
internal static class TotalsSection
{
    public static Html Of(DayReport report) =>
        Html.Of(
            $"""
            <section aria-labelledby="totals">
            <h2 id="totals">{Strings.TotalsTitle}</h2>
            {(report.Totals is { } totals ? Known(report, totals) : PageNote.Of(Strings.PageTotalsUnknown))}</section>

            """
        );

    private static Html Known(DayReport report, RowTotals totals)
    {
        string equation = Strings.TotalsEquation.With(
            Numbers.Count(totals.Received),
            Numbers.Count(totals.Stored),
            Numbers.Count(totals.Rejected)
        );
        return Html.Of(
            $"""
            <div class="panel">
            <p>{equation}. {Strings.RowsDefective}: {Numbers.Count(
                totals.Defective
            )}. {Strings.RowsReplaced}: {Numbers.Count(totals.Replaced)}.</p>
            {Problems(report, totals)}
            </div>

            """
        );
    }

    private static Html Problems(DayReport report, RowTotals totals)
    {
        IReadOnlyList<ProblemFigure> problems = ProblemFigures.Of(totals, report.Earlier);
        if (problems.Count == 0)
            return Html.Of($"<p>{Strings.PageNoProblems}</p>");
        bool usual = problems.Any(problem => problem.Usual is not null);
        List<PageColumn> columns = [new(Strings.ColumnProblem), new(Strings.TableRows), new(Strings.ColumnShare)];
        if (usual)
            columns.Add(new(Strings.ColumnUsual));
        return Html.Of(
            $"""
            {PageTable.Of(columns, problems.Select(problem => Row(problem)[..columns.Count]))}
            {Command(report, problems)}
            """
        );
    }

    private static Html[] Row(ProblemFigure problem)
    {
        string outcome = problem.Problem.IsRejection() ? Strings.KindRejected : Strings.KindStored;
        Html name = problem.WorthAttention
            ? Html.Of($"<strong>{problem.Problem.Text()}</strong> <small>{outcome}, {Strings.WorthAttention}</small>")
            : Html.Of($"{problem.Problem.Text()} <small>{outcome}</small>");
        return
        [
            name,
            PageTable.Count(problem.Rows),
            PageTable.Text(Numbers.Share(problem.Share)),
            PageTable.Text(Numbers.Share(problem.Usual)),
        ];
    }

    private static Html Command(DayReport report, IReadOnlyList<ProblemFigure> problems) =>
        problems.Any(problem => problem.Problem.IsKept())
            ? Html.Of(
                $"<p class=\"note\">{Strings.ProblemRowsCommand} <code>eduetl problems --date {report.Run.Window.ToString()}</code></p>"
            )
            : Html.Nothing;
}
