using System.Text;

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
    CharacterNotHeld,

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

    private static readonly string[] MachineNames = [.. Enum.GetNames<Problem>().Select(SnakeCase)];

    private static readonly byte[][] MachineNamesUtf8 = [.. MachineNames.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether a row with this problem stays out of the main table.</summary>
    public static bool IsRejection(this Problem problem) => problem < Problem.ParamsUnreadable;

    /// <summary>Whether rows with this problem are kept as delivered.</summary>
    public static bool IsKept(this Problem problem) => problem <= Problem.ParamsUnreadable;

    /// <summary>What <c>etl_problem_rows.problem</c> holds, for example <c>user_id_missing</c>.</summary>
    public static string MachineName(this Problem problem) => MachineNames[(int)problem];

    /// <summary>Null for a name of another version's.</summary>
    public static Problem? FromMachineName(string name) =>
        Array.IndexOf(MachineNames, name) is >= 0 and int problem ? (Problem)problem : null;

    /// <inheritdoc cref="MachineName"/>
    public static ReadOnlySpan<byte> MachineNameUtf8(this Problem problem) => MachineNamesUtf8[(int)problem];

    private static string SnakeCase(string member) =>
        string.Concat(
            member.Select(
                (c, i) => char.IsAsciiLetterUpper(c) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(c)}" : $"{c}"
            )
        );
}
