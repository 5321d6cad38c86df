using EduEtl.Attempts;
using EduEtl.Days;
using EduEtl.Shared;
using EduEtl.Tests.Reporting.Page;

namespace EduEtl.Tests.Notifying;

/// <summary>Runs as they end.</summary>
internal static class Summaries
{
    public static readonly RunInfo Run = new(
        Guid.Parse("7a1c5a52-3e0e-4d6b-9b57-2f7f3c0e9d11"),
        new DayWindow(new DateOnly(2024, 10, 2), TestMode: false),
        new DateTimeOffset(2024, 10, 3, 4, 0, 12, TimeSpan.Zero),
        "etl-host",
        "operator",
        "0.1.0"
    );

    public static RunSummary Settled { get; } =
        new(
            Run,
            new RowTotals(
                9004,
                8990,
                14,
                21,
                8801,
                new Dictionary<Problem, long>
                {
                    [Problem.UserIdMissing] = 9,
                    [Problem.CreatedAtOutsideWindow] = 5,
                    [Problem.OutcomeUrlMissing] = 20,
                    [Problem.ParamsUnreadable] = 1,
                    [Problem.RunWithResult] = 0,
                }
            ),
            new DayStatistics(8990, 412, 5423, 3567, 2080),
            null,
            ReportState.Done,
            "https://docs.google.com/spreadsheets/d/1AbC_dEf/edit#gid=0",
            DayOver: true
        );

    public static RunSummary Empty { get; } =
        Settled with
        {
            Totals = new RowTotals(0, 0, 0, 0, 0, new Dictionary<Problem, long>()),
            Statistics = new DayStatistics(0, 0, 0, 0, 0),
        };

    public static RunSummary Partial { get; } = Settled with { DayOver = false };

    public static RunSummary Test { get; } =
        Settled with
        {
            Run = Run with { Window = Run.Window with { TestMode = true } },
            Totals = new RowTotals(96, 96, 0, 0, 0, new Dictionary<Problem, long>()),
            Statistics = new DayStatistics(96, 11, 96, 0, 0),
        };

    public static RunSummary ReportFailed { get; } =
        Settled with
        {
            Report = ReportState.Failed,
            PagePath = "/srv/eduetl/reports/2024-10-02.html",
            Failure = Failing(
                Stage.Report,
                ExitCode.ReportFailed,
                "Google refused the sheet 1AbC_dEf: 403, the caller does not have permission.",
                "Share the sheet with etl@project.iam.gserviceaccount.com as an editor."
            ),
        };

    public static RunSummary Failed { get; } =
        new(
            Run,
            null,
            null,
            Failing(
                Stage.Fetch,
                ExitCode.ApiFailed,
                "The API answered 503 five times.",
                "Wait until the platform answers again."
            ),
            ReportState.NotReached,
            null,
            DayOver: true
        );

    /// <summary>The sheet is written, the page is not, and nothing is known of other days.</summary>
    public static RunSummary Incomplete { get; } =
        ReportFailed with
        {
            PagePath = null,
            Failure = Failing(
                Stage.Report,
                ExitCode.ReportFailed,
                "The report page /srv/eduetl/reports/2024-10-02.html cannot be written: No space left on device.",
                "Make room, then run: eduetl report --date 2024-10-02"
            ),
        };

    public static RunSummary WithoutSheet { get; } =
        Settled with
        {
            Report = ReportState.Off,
            SheetUrl = null,
            PagePath = "/srv/eduetl/reports/2024-10-02.html",
        };

    /// <summary>Names of those that a mail tells apart.</summary>
    public static string[] Outcomes =>
        ["settled", "empty", "partial", "test", "report-failed", "incomplete", "without-sheet", "failed"];

    public static RunSummary Named(string name, string language)
    {
        RunSummary summary = name switch
        {
            "settled" => Settled with { Day = Reports.Settled },
            "empty" => Empty with { Day = Reports.Empty },
            "partial" => Partial with { Day = Reports.Partial },
            "test" => Test with { Day = Reports.Test },
            "extreme" => Settled with
            {
                Run = Reports.Extreme.Run,
                Totals = Reports.Extreme.Totals,
                Statistics = Reports.Extreme.Statistics,
                Day = Reports.Extreme,
            },
            "report-failed" => ReportFailed with { Day = Reports.Settled },
            "incomplete" => Incomplete,
            "without-sheet" => WithoutSheet with { Day = Reports.Settled },
            "failed" => Failed,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
        return language == "ru" && summary.Failure is not null
            ? summary with
            {
                Failure =
                    summary.Failure.Stage == Stage.Fetch ? FetchFailure
                    : summary.PagePath is null ? PageFailure
                    : ReportFailure,
            }
            : summary;
    }

    private static Failure FetchFailure { get; } =
        Failing(
            Stage.Fetch,
            ExitCode.ApiFailed,
            "API пять раз ответил 503.",
            "Подождите, пока платформа снова не ответит."
        );

    private static Failure ReportFailure { get; } =
        Failing(
            Stage.Report,
            ExitCode.ReportFailed,
            "Google не пустил в таблицу 1AbC_dEf: 403, нет прав.",
            "Откройте таблицу для etl@project.iam.gserviceaccount.com с правом редактора."
        );

    private static Failure PageFailure { get; } =
        Failing(
            Stage.Report,
            ExitCode.ReportFailed,
            "Не удалось записать страницу отчёта /srv/eduetl/reports/2024-10-02.html: нет места на диске.",
            "Освободите место, затем выполните: eduetl report --date 2024-10-02"
        );

    private static Failure Failing(Stage stage, ExitCode code, string message, string remedy) =>
        new(stage, new(code, message, remedy));
}
