using System.CommandLine;

namespace EduEtl.Terminal.Arguments;

internal delegate string? DateReading(string text, TimeProvider time, out DateOnly date);

/// <summary>An option that takes a date as the operator types it.</summary>
internal static class DateOption
{
    public static Option<DateOnly?> New(string name, string description, TimeProvider time, DateReading read) =>
        new(name)
        {
            Description = description,
            HelpName = "yyyy-MM-dd",
            CustomParser = argument =>
            {
                string text = argument.Tokens.Count == 0 ? "" : argument.Tokens[0].Value;
                if (read(text, time, out DateOnly date) is not { } problem)
                    return date;
                argument.AddError(problem);
                return null;
            },
        };
}
