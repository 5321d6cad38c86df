using System.Net;
using System.Text.Json;
using System.Web;
using EduEtl.Settings;

namespace EduEtl.Tests.Settings;

public sealed class SecretsInTexts
{
    private const string Canary = "ca$n \"a#r'y/é+\\<&>";

    private readonly Redactor _redactor = new([null, "", Canary, "plain-key"]);

    public static TheoryData<string> Forms =>
        new()
        {
            Canary,
            Uri.EscapeDataString(Canary),
            Uri.EscapeDataString(Canary).ToLowerInvariant(),
            WebUtility.UrlEncode(Canary),
            HttpUtility.UrlEncode(Canary),
            WebUtility.HtmlEncode(Canary),
            JsonSerializer.Serialize(Canary).Trim('"'),
            string.Concat(Canary.Select(c => c < 128 ? Uri.HexEscape(c) : Uri.EscapeDataString(c.ToString()))),
        };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_secret_is_masked_however_it_is_escaped(string form) =>
        Assert.Equal("GET /x?key=***&start=1", _redactor.Redact($"GET /x?key={form}&start=1"));

    [Fact]
    public void Every_occurrence_is_masked_and_the_rest_stays() =>
        Assert.Equal("a *** b *** c Plain-Key", _redactor.Redact($"a plain-key b {Canary} c Plain-Key"));

    [Theory]
    [InlineData("the mail was not sent, nobody knows", "the mail was not sent, nobody knows")]
    [InlineData("password no is wrong", "password *** is wrong")]
    [InlineData("?key=no&a=%3Dno", "?key=***&a=%3D***")]
    [InlineData("{\"key\":\"no\",\"b\":\"\\nno\\u0027no\"}", "{\"key\":\"***\",\"b\":\"\\n***\\u0027***\"}")]
    [InlineData("no", "***")]
    public void A_short_one_is_masked_where_it_stands_alone(string said, string shown) =>
        Assert.Equal(shown, new Redactor(["no"]).Redact(said));

    [Theory]
    [InlineData("no", "There is no spreadsheet, x1 is not k9")]
    [InlineData("x1", "There is no spreadsheet, *** is not k9")]
    [InlineData("hunter", "There is no spreadsheet, x1 is not k9")]
    public void A_word_of_ours_stays_in_our_sentences(string secret, string shown) =>
        Assert.Equal(shown, new Redactor([secret]).RedactOurs("There is no spreadsheet, x1 is not k9"));

    [Fact]
    public void The_longer_of_two_secrets_goes_first() =>
        Assert.Equal("***", new Redactor(["abc", "abcdef"]).Redact("abcdef"));

    [Fact]
    public void Without_secrets_a_text_stays() => Assert.Equal("text", new Redactor([null, ""]).Redact("text"));

    [Fact]
    public void A_short_client_does_not_mask_every_letter_but_a_short_key_does()
    {
        using SettingsDesk desk = new SettingsDesk().Filled();
        desk.Environment["EDUETL_Api__Client"] = "abc";
        desk.Environment["EDUETL_Api__ClientKey"] = "k9";
        Assert.Equal("abc ***", Redactor.Of(desk.Load()).Redact("abc k9"));
        desk.Environment["EDUETL_Api__Client"] = "abcd";
        Assert.Equal("*** db *** ***", Redactor.Of(desk.Load()).Redact("abcd db db-1 mail-1"));
    }
}
