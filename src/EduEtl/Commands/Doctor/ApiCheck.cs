using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Fetching;
using EduEtl.Settings;
using EduEtl.Terminal;
using Serilog.Core;

namespace EduEtl.Commands.Doctor;

/// <summary>Asks the platform for a minute of yesterday, once, and judges the rows as a run does.</summary>
internal sealed class ApiCheck(ApiSettings settings, Redactor redactor, TimeProvider time, ClockCheck clock)
{
    // Somebody studies at that hour; at midnight hardly anybody does.
    private static readonly TimeOnly Noon = new(12, 0);

    public Check Check => new(Stage.Fetch.Title(), LookAsync);

    private async Task<Finding> LookAsync(CancellationToken ct)
    {
        var minute = DayWindow.Minute(DateText.Yesterday(time), Noon);
        using var fetcher = new ApiFetcher(settings, redactor.Redact, time, Logger.None);
        try
        {
            await using ApiAnswer answer = await fetcher.OpenAsync(minute, ct);
            return Judge((await answer.CountAsync(_ => { }, ct)).Totals(replaced: 0), minute);
        }
        finally
        {
            clock.Compare(Stage.Fetch.Title(), fetcher.ServerAhead);
        }
    }

    private Finding Judge(RowTotals totals, DayWindow minute)
    {
        string text = Strings.DoctorApi.With(
            ApiErrors.Address(settings.Url),
            minute.Start,
            minute.End,
            Numbers.Count(totals.Received),
            Numbers.Count(totals.Stored),
            Numbers.Count(totals.Rejected)
        );
        if (totals.Received == 0)
            return new(Verdict.Well, Stage.Fetch.Title(), $"{text}. {Strings.DoctorApiNoRows}");
        if (totals.Rejected == 0)
            return new(Verdict.Well, Stage.Fetch.Title(), text);
        string kinds = string.Join(
            "; ",
            totals.ByProblem.Select(count => $"{count.Key.Text()}: {Numbers.Count(count.Value)}")
        );
        return new(
            totals.Stored == 0 ? Verdict.Failed : Verdict.Warning,
            Stage.Fetch.Title(),
            $"{text} ({kinds})",
            Remedy(totals.ByProblem).With(settings.UserIdLength, minute)
        );
    }

    private static string Remedy(IReadOnlyDictionary<Problem, long> problems) =>
        problems.ContainsKey(Problem.UserIdLength) ? Strings.DoctorApiRejectedRemedy
        : problems.ContainsKey(Problem.CreatedAtOutsideWindow) ? Strings.DoctorApiWindowRemedy
        : Strings.DoctorApiOtherRemedy;
}
