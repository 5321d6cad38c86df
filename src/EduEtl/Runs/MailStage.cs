using EduEtl.Days;
using EduEtl.Notifying.Smtp;

namespace EduEtl.Runs;

/// <summary>Stage 5 as the operator sees it.</summary>
internal static class MailStage
{
    /// <summary>Null where no mail is due, and where the stage failed or was interrupted.</summary>
    public static async Task<MailReceipt?> RunAsync(
        RunContext context,
        StageRunner stages,
        Failure? failure,
        Func<Task<MailReceipt>> notify,
        CancellationToken ct
    )
    {
        if (!context.Settings.Smtp.Enabled)
            return MailReceipt.Off;
        if (failure is { DayIsInWork: true })
            return null;
        MailReceipt? receipt = await stages.RunAsync(Stage.Notify, () => Strings.LiveMail, notify, ct);
        DoneLines.Mailed(context.Screen, receipt);
        return receipt;
    }
}
