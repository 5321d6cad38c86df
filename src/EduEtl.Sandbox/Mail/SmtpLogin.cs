using System.Security.Cryptography;
using System.Text;

namespace EduEtl.Sandbox.Mail;

/// <summary>AUTH PLAIN (RFC 4616) and AUTH LOGIN. Passwords are compared and forgotten.</summary>
internal static class SmtpLogin
{
    private const string UserPrompt = "VXNlcm5hbWU6";
    private const string PasswordPrompt = "UGFzc3dvcmQ6";

    /// <param name="ask">Sends a 334 challenge and returns the client's line; null at the end of the stream.</param>
    /// <returns>Whether the account was proven; null where the exchange was malformed or cancelled.</returns>
    public static async Task<bool?> RunAsync(
        string mechanism,
        string? initial,
        SmtpAccount account,
        Func<string, Task<string?>> ask
    )
    {
        if (mechanism == "PLAIN")
        {
            string[]? parts = Decode(initial ?? await ask(""))?.Split('\0');
            return parts is [_, var plainUser, var plainPassword] ? Matches(account, plainUser, plainPassword) : null;
        }
        string? user = Decode(initial ?? await ask(UserPrompt));
        string? password = user is null ? null : Decode(await ask(PasswordPrompt));
        return user is null || password is null ? null : Matches(account, user, password);
    }

    private static bool Matches(SmtpAccount account, string user, string password) =>
        Same(account.User, user) & Same(account.Password, password);

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    private static string? Decode(string? base64)
    {
        byte[] bytes = new byte[base64?.Length ?? 0];
        return base64 is not null && Convert.TryFromBase64String(base64, bytes, out int count)
            ? Encoding.UTF8.GetString(bytes, 0, count)
            : null;
    }
}
