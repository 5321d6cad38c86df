namespace EduEtl.Days;

/// <summary>
/// What became of the mail, for one recipient or for the whole; in the ledger <c>sent</c>, <c>failed</c>,
/// <c>uncertain</c>, <c>off</c>. Uncertain: the message was handed over and the server's answer never came, so that
/// sending again could send twice.
/// </summary>
internal enum MailState
{
    Off,
    Sent,
    Failed,
    Uncertain,
}
