using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Tests.Reporting;

public sealed class DefectsAreUsualOrNot
{
    private static readonly DateOnly Day = new(2024, 10, 2);

    [Fact]
    public void Usual_is_the_median_of_the_settled_days()
    {
        ProblemFigure defect = Judge(
            30,
            [Before(10), Before(20), Before(10), Before(1000), Before(10), Before(30), Before(10)]
        );
        Assert.Equal(0.01, defect.Usual!.Value, tolerance: 1e-9);
        Assert.Equal(0.03, defect.Share, tolerance: 1e-9);
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void Three_times_as_many_as_usual_are_worth_attention(long rows, bool attention) =>
        Assert.Equal(attention, Judge(rows, [.. Enumerable.Repeat(Before(10), 7)]).WorthAttention);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void A_handful_is_not(long rows, bool attention) =>
        Assert.Equal(attention, Judge(rows, [.. Enumerable.Repeat(Before(0), 7)]).WorthAttention);

    [Fact]
    public void Before_a_week_of_settled_days_is_known_nothing_is()
    {
        ProblemFigure defect = Judge(900, [.. Enumerable.Repeat(Before(0), 6), Unsettled(), Unknown()]);
        Assert.Null(defect.Usual);
        Assert.False(defect.WorthAttention);
    }

    [Theory]
    [InlineData(0, 7, 1, true)]
    [InlineData(0, 6, 1, false)]
    [InlineData(1, 7, 9, false)]
    [InlineData(1, 7, 10, true)]
    [InlineData(4, 7, 12, false)]
    [InlineData(4, 7, 13, true)]
    [InlineData(1, 6, 10, false)]
    public void Rejected_rows_are_where_they_are_new_or_far_above_what_is_usual(
        long before,
        int days,
        long rows,
        bool attention
    )
    {
        DayFigures earlier = Unknown() with
        {
            Problems = new Dictionary<Problem, long>
            {
                [Problem.UserIdMissing] = before,
                [Problem.UserIdLength] = 10 - before,
            },
        };
        ProblemFigure problem = ProblemFigures
            .Of(Totals(Problem.UserIdMissing, rows), [.. Enumerable.Repeat(earlier, days)])
            .Single();
        Assert.Equal(attention, problem.WorthAttention);
    }

    [Fact]
    public void On_the_first_day_where_every_rejection_is_new_none_is() =>
        Assert.False(ProblemFigures.Of(Totals(Problem.UserIdMissing, 1), []).Single().WorthAttention);

    private static ProblemFigure Judge(long rows, params DayFigures[] before) =>
        ProblemFigures.Of(Totals(Problem.OutcomeUrlMissing, rows), before).Single();

    private static RowTotals Totals(Problem problem, long rows) =>
        new(1000, 1000, 0, rows, 0, new Dictionary<Problem, long> { [problem] = rows, [Problem.NotAnObject] = 0 });

    // 990 rows were stored and 10 rejected.
    private static DayFigures Before(long rows) =>
        Unknown() with
        {
            Problems = new Dictionary<Problem, long>
            {
                [Problem.OutcomeUrlMissing] = rows,
                [Problem.UserIdLength] = 10,
            },
        };

    private static DayFigures Unsettled() => Before(900) with { Settled = false };

    private static DayFigures Unknown() => new(Day.AddDays(-1), true, new(990, 10, 990, 0, 0));
}
