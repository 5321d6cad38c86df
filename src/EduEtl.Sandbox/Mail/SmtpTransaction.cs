namespace EduEtl.Sandbox.Mail;

/// <summary>MAIL, RCPT and DATA: one message at a time.</summary>
internal sealed class SmtpTransaction(SmtpServerOptions options, SmtpMailbox mailbox)
{
    private SmtpEnvelope? _envelope;

    public bool Open => _envelope is not null;

    public void Reset() => _envelope = null;

    /// <param name="refusal">What speaks against any message in this session so far.</param>
    public async Task MailFromAsync(SmtpConnection connection, string? refusal, string argument, CancellationToken ct)
    {
        if (await connection.MisbehavedAsync(SmtpStep.MailFrom, ct))
            return;
        (SmtpEnvelope? opened, string reply) =
            refusal is not null ? (null, refusal)
            : _envelope is not null ? (null, "503 5.5.1 Bad sequence of commands")
            : SmtpEnvelope.Parse(argument, options.MaxSize);
        _envelope = opened ?? _envelope;
        await connection.ReplyAsync(reply, ct);
    }

    public async Task RcptToAsync(SmtpConnection connection, string argument, CancellationToken ct)
    {
        if (await connection.MisbehavedAsync(SmtpStep.RcptTo, ct))
            return;
        if (_envelope is null)
        {
            await connection.ReplyAsync("503 5.5.1 Bad sequence of commands", ct);
        }
        else if (SmtpEnvelope.Recipient(argument) is not { } recipient)
        {
            await connection.ReplyAsync("501 5.5.4 Syntax: RCPT TO:<address>", ct);
        }
        else if (connection.Script.RecipientReplies.TryGetValue(recipient, out string? reply))
        {
            await connection.ReplyAsync(reply, ct);
        }
        else if (_envelope.To.Count == SmtpEnvelope.MaxRecipients)
        {
            await connection.ReplyAsync("452 4.5.3 Too many recipients", ct);
        }
        else
        {
            _envelope.To.Add(recipient);
            await connection.ReplyAsync("250 2.1.5 OK", ct);
        }
    }

    public async Task DataAsync(SmtpConnection connection, string argument, CancellationToken ct)
    {
        if (await connection.MisbehavedAsync(SmtpStep.Data, ct))
            return;
        if (_envelope is null || argument.Length > 0)
        {
            await connection.ReplyAsync(
                _envelope is null ? "503 5.5.1 Bad sequence of commands" : "501 5.5.4 Syntax: DATA",
                ct
            );
            return;
        }
        if (_envelope.To.Count == 0)
        {
            await connection.ReplyAsync("554 5.5.1 No valid recipients", ct);
            return;
        }
        await connection.ReplyAsync("354 End with a line of one dot", ct);
        var content = new SmtpContent(options.MaxSize, _envelope.EightBit);
        bool whole = await content.ReadAsync(connection, () => connection.MisbehavedAsync(SmtpStep.Content, ct), ct);
        SmtpEnvelope taken = _envelope;
        _envelope = null;
        if (!whole)
            return;
        if (content.Refusal is null)
            mailbox.Add(new(taken.From, [.. taken.To], options.Time.GetUtcNow(), content.ToArray()));
        if (!await connection.MisbehavedAsync(SmtpStep.EndOfData, ct))
            await connection.ReplyAsync(content.Refusal ?? "250 2.0.0 Taken", ct);
    }
}
