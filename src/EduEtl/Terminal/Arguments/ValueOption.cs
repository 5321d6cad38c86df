using System.CommandLine;
using System.CommandLine.Completions;
using EduEtl.Days;

namespace EduEtl.Terminal.Arguments;

/// <summary>Options whose value is judged while it is read; one for a date is <see cref="DateOption"/>.</summary>
internal static class ValueOption
{
    public static Option<string?> Kind(string name, string description)
    {
        var option = new Option<string?>(name)
        {
            Description = description,
            HelpName = Strings.HelpFormKind,
            CustomParser = argument =>
            {
                string typed = argument.Tokens[0].Value;
                if (Words.KeptProblems.Contains(typed, StringComparer.OrdinalIgnoreCase))
                    return typed.ToLowerInvariant();
                string kinds = string.Join(", ", Words.KeptProblems);
                argument.AddError(Strings.CommandKind.With(Printable.OneLine(typed), kinds));
                return null;
            },
        };
        option.CompletionSources.Add(_ => Words.KeptProblems.Select(kind => new CompletionItem(kind)));
        return option;
    }

    public static Option<int> Weeks(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => CalendarView.Weeks,
            CustomParser = argument =>
            {
                if (int.TryParse(argument.Tokens[0].Value, out int weeks) && weeks is >= 1 and <= 53)
                    return weeks;
                argument.AddError(Strings.CommandWeeks.With(Printable.OneLine(argument.Tokens[0].Value)));
                return 0;
            },
        };
}
