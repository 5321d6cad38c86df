using EduEtl.Attempts;
using EduEtl.Resources;

namespace EduEtl.Notifying;

/// <summary>What was wrong with rows, in words.</summary>
internal static class MailProblems
{
    public static string Name(Problem problem) =>
        problem switch
        {
            Problem.NotAnObject => Strings.MailProblemNotAnObject,
            Problem.NestedTooDeep => Strings.MailProblemNestedTooDeep,
            Problem.WrongType => Strings.MailProblemWrongType,
            Problem.UserIdMissing => Strings.MailProblemUserIdMissing,
            Problem.UserIdLength => Strings.MailProblemUserIdLength,
            Problem.CreatedAtMissing => Strings.MailProblemCreatedAtMissing,
            Problem.CreatedAtUnreadable => Strings.MailProblemCreatedAtUnreadable,
            Problem.CreatedAtOutsideWindow => Strings.MailProblemCreatedAtOutsideWindow,
            Problem.TextNotStorable => Strings.MailProblemTextNotStorable,
            Problem.ParamsUnreadable => Strings.MailProblemParamsUnreadable,
            Problem.ConsumerKeyMissing => Strings.MailProblemConsumerKeyMissing,
            Problem.SourcedIdMissing => Strings.MailProblemSourcedIdMissing,
            Problem.OutcomeUrlMissing => Strings.MailProblemOutcomeUrlMissing,
            Problem.AttemptTypeUnknown => Strings.MailProblemAttemptTypeUnknown,
            Problem.SubmitWithoutResult => Strings.MailProblemSubmitWithoutResult,
            Problem.RunWithResult => Strings.MailProblemRunWithResult,
            _ => problem.ToString(),
        };
}
