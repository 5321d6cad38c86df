namespace EduEtl.Resources;

/// <summary>The words for a run's stages and what became of the mail.</summary>
internal static class StageTitles
{
    public static string Title(this Stage stage) =>
        stage switch
        {
            Stage.Log => Strings.StageLog,
            Stage.Fetch => Strings.StageFetch,
            Stage.Store => Strings.StageStore,
            Stage.Report => Strings.StageReport,
            _ => Strings.StageNotify,
        };

    public static string Text(this MailState state) =>
        state switch
        {
            MailState.Sent => Strings.MailStateSent,
            MailState.Uncertain => Strings.MailStateUncertain,
            MailState.Failed => Strings.MailStateFailed,
            _ => Strings.PlaceOff,
        };
}
