using System.Globalization;
using System.Text.RegularExpressions;
using EduEtl.Attempts;
using EduEtl.Days;

namespace EduEtl.Tests.Attempts;

public sealed partial class ProblemsHaveNames
{
    [Theory]
    [InlineData(nameof(Problem.NotAnObject), "not_an_object")]
    [InlineData(nameof(Problem.UserIdMissing), "user_id_missing")]
    [InlineData(nameof(Problem.CreatedAtOutsideWindow), "created_at_outside_window")]
    [InlineData(nameof(Problem.RunWithResult), "run_with_result")]
    public void For_machines(string member, string name)
    {
        Problem problem = Enum.Parse<Problem>(member);
        Assert.Equal(name, problem.MachineName());
        Assert.Same(problem.MachineName(), problem.MachineName());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void For_people_in_both_languages(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        string[] texts = [.. Enum.GetValues<Problem>().Select(p => p.Text())];
        Assert.Equal(ProblemNames.Count, texts.Distinct().Count());
        Assert.All(texts, text => Assert.DoesNotMatch(MachineForm(), text));
        Assert.All(texts, text => Assert.Equal(language == "ru", text.Any(c => c is >= 'А' and <= 'я' or 'ё')));
    }

    [Fact]
    public void And_sets_keep_their_order()
    {
        ProblemSet set = default(ProblemSet)
            .With(Problem.RunWithResult)
            .With(Problem.NotAnObject)
            .With(Problem.RunWithResult);
        List<Problem> members = [];
        foreach (Problem problem in set)
            members.Add(problem);
        Assert.Equal([Problem.NotAnObject, Problem.RunWithResult], members);
        Assert.Equal((2, false, true), (set.Count, set.IsEmpty, set.Contains(Problem.RunWithResult)));
        Assert.False(set.Contains(Problem.WrongType));
    }

    [GeneratedRegex("^[a-z_]+$")]
    private static partial Regex MachineForm();
}
