using EduEtl.Notifying.Content;
using MimeKit;

namespace EduEtl.Notifying.Smtp;

/// <summary>One message and who is to get it.</summary>
/// <param name="MessageId">Without its domain.</param>
internal sealed record Letter(string MessageId, MailContent Content, IReadOnlyList<MailboxAddress> To);
