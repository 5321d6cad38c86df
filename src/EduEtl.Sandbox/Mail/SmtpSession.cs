using System.Globalization;
using System.Text;

namespace EduEtl.Sandbox.Mail;

/// <summary>One client, from the greeting to QUIT.</summary>
internal sealed class SmtpSession(
    Stream socket,
    SmtpServerOptions options,
    SmtpMailbox mailbox,
    Func<SmtpScript> script
) : IAsyncDisposable
{
    // RFC 5321 says 512; extensions add parameters, and an initial response may ride on AUTH.
    private const int CommandLimit = 2048;

    private readonly SmtpConnection _connection = new(socket, script);
    private readonly SmtpTransaction _transaction = new(options, mailbox);
    private bool _greeted;
    private bool _loggedIn;

    private bool TlsMissing => options.Security == SmtpServerSecurity.StartTls && !_connection.Encrypted;

    private string? MailRefusal =>
        TlsMissing ? "530 5.7.0 Must issue a STARTTLS command first"
        : !_greeted ? "503 5.5.1 Bad sequence of commands"
        : options.Account is not null && !_loggedIn ? "530 5.7.0 Authentication required"
        : null;

    public async Task RunAsync(CancellationToken ct)
    {
        if (options.Security == SmtpServerSecurity.Tls)
            await _connection.StartTlsAsync(options.Certificate!, ct);
        if (await _connection.MisbehavedAsync(SmtpStep.Greeting, ct))
            return;
        await _connection.ReplyAsync("220 localhost EduEtl sandbox ESMTP", ct);
        while (await _connection.ReadAsync(CommandLimit, ct) is { } line)
        {
            if (line.TooLong || line.BareLineEnd)
                await _connection.ReplyAsync(line.TooLong ? "500 5.5.2 Line too long" : "500 5.5.2 Bare CR or LF", ct);
            else if (!await ObeyAsync(Encoding.UTF8.GetString(line.Bytes.Span), ct))
                return;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<bool> ObeyAsync(string line, CancellationToken ct)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        string verb = (space < 0 ? line : line[..space]).ToUpperInvariant();
        string argument = space < 0 ? "" : line[(space + 1)..].Trim();
        switch (verb)
        {
            case "EHLO" or "HELO":
                await HelloAsync(verb, argument, ct);
                return true;
            case "STARTTLS" when options.Security == SmtpServerSecurity.StartTls && _connection.Script.OfferStartTls:
                await StartTlsAsync(ct);
                return true;
            case "AUTH" when options.Account is not null:
                await LoginAsync(argument, options.Account, ct);
                return true;
            case "MAIL":
                await _transaction.MailFromAsync(_connection, MailRefusal, argument, ct);
                return true;
            case "RCPT":
                await _transaction.RcptToAsync(_connection, argument, ct);
                return true;
            case "DATA":
                await _transaction.DataAsync(_connection, argument, ct);
                return true;
            case "RSET":
                _transaction.Reset();
                await _connection.ReplyAsync("250 2.0.0 OK", ct);
                return true;
            case "NOOP":
                await _connection.ReplyAsync("250 2.0.0 OK", ct);
                return true;
            case "QUIT":
                if (!await _connection.MisbehavedAsync(SmtpStep.Quit, ct))
                    await _connection.ReplyAsync("221 2.0.0 Bye", ct);
                return false;
            default:
                await _connection.ReplyAsync("502 5.5.1 Command not known", ct);
                return true;
        }
    }

    private async Task HelloAsync(string verb, string argument, CancellationToken ct)
    {
        if (await _connection.MisbehavedAsync(SmtpStep.Hello, ct))
            return;
        if (argument.Length == 0)
        {
            await _connection.ReplyAsync("501 5.5.4 Who is there?", ct);
            return;
        }
        _greeted = true;
        _transaction.Reset();
        if (verb == "HELO")
        {
            await _connection.ReplyAsync("250 localhost", ct);
            return;
        }
        List<string> extensions =
        [
            "localhost",
            "PIPELINING",
            "8BITMIME",
            "ENHANCEDSTATUSCODES",
            string.Create(CultureInfo.InvariantCulture, $"SIZE {options.MaxSize}"),
        ];
        if (TlsMissing && _connection.Script.OfferStartTls)
            extensions.Add("STARTTLS");
        if (options.Account is not null && !TlsMissing)
            extensions.Add("AUTH PLAIN LOGIN");
        int last = extensions.Count - 1;
        await _connection.ReplyAsync(
            string.Join("\r\n", extensions.Select((text, i) => (i == last ? "250 " : "250-") + text)),
            ct
        );
    }

    private async Task StartTlsAsync(CancellationToken ct)
    {
        if (await _connection.MisbehavedAsync(SmtpStep.StartTls, ct))
            return;
        if (_connection.Encrypted || !_greeted)
        {
            await _connection.ReplyAsync("503 5.5.1 Bad sequence of commands", ct);
            return;
        }
        await _connection.ReplyAsync("220 2.0.0 Go ahead", ct);
        await _connection.StartTlsAsync(options.Certificate!, ct);
        _greeted = false; // what was said in the clear counts for nothing
        _transaction.Reset();
    }

    private async Task LoginAsync(string argument, SmtpAccount account, CancellationToken ct)
    {
        string[] words = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string mechanism = words.Length > 0 ? words[0].ToUpperInvariant() : "";
        if (TlsMissing || !_greeted || _loggedIn || _transaction.Open || mechanism is not ("PLAIN" or "LOGIN"))
        {
            string reply =
                TlsMissing ? "538 5.7.11 Encryption required"
                : mechanism is "PLAIN" or "LOGIN" ? "503 5.5.1 Bad sequence of commands"
                : "504 5.5.4 Mechanism not known";
            await _connection.ReplyAsync(reply, ct);
            return;
        }
        bool? verdict = await SmtpLogin.RunAsync(mechanism, words.ElementAtOrDefault(1), account, AskAsync);
        if (await _connection.MisbehavedAsync(SmtpStep.Login, ct))
            return;
        _loggedIn = verdict == true;
        await _connection.ReplyAsync(
            verdict switch
            {
                true => "235 2.7.0 Welcome",
                false => "535 5.7.8 Authentication failed",
                null => "501 5.5.2 Malformed login",
            },
            ct
        );

        async Task<string?> AskAsync(string challenge)
        {
            await _connection.ReplyAsync("334 " + challenge, ct);
            // RFC 4954 allows 12288 octets here.
            return await _connection.ReadAsync(12288, ct) is { TooLong: false } line
                ? Encoding.ASCII.GetString(line.Bytes.Span)
                : null;
        }
    }
}
