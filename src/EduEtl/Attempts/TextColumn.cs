namespace EduEtl.Attempts;

/// <summary>The text columns of the main table.</summary>
internal enum TextColumn
{
    UserId,
    ConsumerKey,
    SourcedId,
    OutcomeUrl,
    AttemptType,
}
