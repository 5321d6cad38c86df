namespace EduEtl.Attempts;

/// <summary>
/// What can be wrong with a row. The name of a member, in snake case, is what <c>etl_problem_rows.problem</c> holds.
/// </summary>
internal enum Problem
{
    // Rejected: the row stays out of the main table.
    NotAnObject,
    NestedTooDeep,
    WrongType,
    UserIdMissing,
    UserIdLength,
    CreatedAtMissing,
    CreatedAtUnreadable,
    CreatedAtOutsideWindow,
    TextNotStorable,

    // Defects: the row is stored all the same.
    ParamsUnreadable,
    ConsumerKeyMissing,
    SourcedIdMissing,
    OutcomeUrlMissing,
    AttemptTypeUnknown,
    SubmitWithoutResult,
    RunWithResult,
}

internal static class ProblemNames
{
    public const int Count = (int)Problem.RunWithResult + 1;

    /// <summary>Whether a row with this problem stays out of the main table.</summary>
    public static bool IsRejection(this Problem problem) => problem < Problem.ParamsUnreadable;
}
