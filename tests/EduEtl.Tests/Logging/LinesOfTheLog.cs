using EduEtl.Logging;
using EduEtl.Settings;
using Serilog;

namespace EduEtl.Tests.Logging;

public sealed class LinesOfTheLog : IDisposable
{
    private readonly LogDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_line_has_name_local_time_level_and_message()
    {
        Write(log =>
        {
            log.Verbose("one");
            log.Debug("two");
            log.Information("три");
            log.Warning("four");
            log.Error("five");
            _desk.Time.Advance(TimeSpan.FromMinutes(1));
            log.Fatal("six");
        });

        // Verbose is below the least level.
        Assert.Equal(
            [
                "[ApiFetcher] [2024-10-02 08:07:09] [DEBUG] > two",
                "[ApiFetcher] [2024-10-02 08:07:09] [INFO] > три",
                "[ApiFetcher] [2024-10-02 08:07:09] [WARNING] > four",
                "[ApiFetcher] [2024-10-02 08:07:09] [ERROR] > five",
                "[ApiFetcher] [2024-10-02 08:08:09] [ERROR] > six",
            ],
            _desk.Lines()
        );
    }

    [Fact]
    public void The_file_begins_without_a_byte_order_mark_and_says_where_it_is()
    {
        Write(_ => { });
        byte[] bytes = File.ReadAllBytes(_desk.PathOf(LogDesk.Name));
        Assert.Equal((byte)'[', bytes[0]);
        Assert.Equal(
            $"[LogRegistrar] [2024-10-02 08:07:09] [INFO] > Log opened: {_desk.PathOf(LogDesk.Name)}; files kept: 3\n",
            File.ReadAllText(_desk.PathOf(LogDesk.Name))
        );
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    [InlineData("\v")]
    [InlineData("\f")]
    public void No_text_can_forge_a_line(string lineBreak)
    {
        const string forged = "[PostgresWriter] [2024-10-02 08:07:09] [INFO] > all is well";
        Write(log =>
        {
            log.Information("user " + lineBreak + forged);
            log.Information("user {Name}", lineBreak + forged);
        });
        Assert.Equal(4, _desk.Lines().Length);
        Assert.All([1, 3], i => Assert.Equal("    " + forged, _desk.Lines()[i]));
    }

    [Fact]
    public void Control_characters_are_made_visible()
    {
        Write(log => log.Information("a\u001b[31mb\0c\td\b"));
        Assert.EndsWith("> a\\u001b[31mb\\u0000c\td\\u0008", Assert.Single(_desk.Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_follows_with_its_trace_on_indented_lines()
    {
        Write(log =>
        {
            try
            {
                throw new InvalidOperationException("first\nsecond");
            }
            catch (InvalidOperationException e)
            {
                log.Error(e, "It broke");
            }
        });
        string[] lines = _desk.Lines();
        Assert.EndsWith("[ERROR] > It broke", lines[0], StringComparison.Ordinal);
        Assert.Equal("    System.InvalidOperationException: first", lines[1]);
        Assert.Equal("    second", lines[2]);
        Assert.Contains(
            nameof(An_exception_follows_with_its_trace_on_indented_lines),
            lines[3],
            StringComparison.Ordinal
        );
        Assert.All(lines.Skip(1), line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_ready_text_is_written_as_it_stands_and_a_template_is_filled()
    {
        Write(log =>
        {
            log.Information("row {'a': {}} {{x}} {0} {Name}");
            log.Information("row {Number} of {Name}", 7, "Анна");
        });
        Assert.EndsWith("> row {'a': {}} {{x}} {0} {Name}", _desk.Lines()[0], StringComparison.Ordinal);
        Assert.EndsWith("> row 7 of Анна", _desk.Lines()[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_masked_in_messages_values_and_exceptions()
    {
        const string canary = "ca$na\"ry#'";
        using (LogRegistrar log = _desk.Open(redactor: new Redactor([canary])))
            log.Logger("ApiFetcher")
                .Error(
                    new InvalidOperationException("key " + canary),
                    "a " + canary + " {Url}",
                    "b?" + Uri.EscapeDataString(canary)
                );

        Assert.EndsWith("> a *** b?***", _desk.Lines()[0], StringComparison.Ordinal);
        Assert.Equal("    System.InvalidOperationException: key ***", _desk.Lines()[1]);
    }

    private void Write(Action<ILogger> write)
    {
        using LogRegistrar log = _desk.Open();
        write(log.Logger("ApiFetcher"));
    }
}
