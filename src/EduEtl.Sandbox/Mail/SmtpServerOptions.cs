using System.Security.Cryptography.X509Certificates;

namespace EduEtl.Sandbox.Mail;

internal enum SmtpServerSecurity
{
    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>Nothing is taken before STARTTLS.</summary>
    StartTls,
    None,
}

internal sealed record SmtpServerOptions
{
    public SmtpServerSecurity Security { get; init; } = SmtpServerSecurity.Tls;

    /// <summary>With its key; needed unless <see cref="Security"/> is None.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Null: no login is offered and none is asked for.</summary>
    public SmtpAccount? Account { get; init; }

    /// <summary>Where the messages are kept from start to start; null: in memory.</summary>
    public string? Folder { get; init; }

    /// <summary>On 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Largest message, in bytes.</summary>
    public int MaxSize { get; init; } = 25 * 1024 * 1024;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>The login that the server asks for. It prints without its password.</summary>
internal sealed record SmtpAccount(string User, string Password)
{
    public override string ToString() => User;
}
