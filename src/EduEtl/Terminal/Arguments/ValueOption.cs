using System.CommandLine;
using EduEtl.Settings;

namespace EduEtl.Terminal.Arguments;

/// <summary>Options whose value is judged while it is read; one for a date is <see cref="DateOption"/>.</summary>
internal static class ValueOption
{
    public static Option<string?> Address(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "ADDRESS",
            CustomParser = argument =>
            {
                string address = argument.Tokens[0].Value;
                if (SettingForms.MailAddress(address, out _) is null)
                    return address;
                argument.AddError(Strings.CommandMailTo.With(Printable.OneLine(address)));
                return null;
            },
        };

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
