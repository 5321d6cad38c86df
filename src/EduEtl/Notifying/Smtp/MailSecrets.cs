using System.Text;
using EduEtl.Settings;

namespace EduEtl.Notifying.Smtp;

/// <summary>
/// Keeps the password out of what we say. Some servers quote the command that they refuse, and a login command holds
/// the password in base64.
/// </summary>
internal sealed class MailSecrets
{
    private readonly Redactor _redactor;

    public MailSecrets(SmtpSettings settings)
    {
        string password = settings.Password?.Reveal() ?? "";
        _redactor = new(
            password.Length == 0 ? [] : [password, Base64(password), Base64($"\0{settings.User}\0{password}")]
        );
    }

    public string Hide(string text) => _redactor.Redact(text);

    /// <summary>The exception, unless its text or that of one inside it holds the password.</summary>
    public Exception? Harmless(Exception cause)
    {
        string text = cause.ToString();
        return Hide(text) == text ? cause : null;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
