using EduEtl.Days;
using EduEtl.Storage.Postgres;

namespace EduEtl.Runs;

/// <summary>What is known of a run so far; the ledger, the mail and the closing table are told from it.</summary>
internal sealed class RunRecord(RunInfo run) : StageRecord
{
    public RunInfo Run { get; } = run;

    /// <summary>Null until the load is committed.</summary>
    public LoadResult? Load { get; private set; }

    /// <summary>Null until the day is described, and where that failed.</summary>
    public DayReport? Day { get; set; }

    /// <summary>The problems of the day that people should look at; none until it is described.</summary>
    public IReadOnlyList<ProblemFigure> WorthAttention { get; set; } = [];

    /// <summary>Null until the report page is written, and where that failed.</summary>
    public string? PagePath { get; set; }

    /// <summary>What an interruption has left.</summary>
    public string Interruption => (Load is null ? Strings.InterruptedOld : Strings.InterruptedNew).With(Run.Window);

    /// <param name="fetching">How long it took to fetch the day.</param>
    public void Loaded(LoadResult load, TimeSpan fetching)
    {
        Load = load;
        Add(Stage.Fetch, well: true, fetching);
    }

    /// <summary>Nothing of the load is told any more but the day's figures.</summary>
    public void ForgetCoursesAndTasks() => Load = Load! with { Window = Load.Window with { Courses = [], Tasks = [] } };

    public RunSummary Summary(string? sheetUrl) =>
        new(Run, Load?.Totals, Load?.Statistics, Failure, Report, sheetUrl, Run.Window.DayIsOver(Run.StartedAt))
        {
            Day = Day,
            PagePath = PagePath,
            WorthAttention = WorthAttention,
        };
}
