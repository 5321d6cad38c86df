using System.Text;
using CsCheck;
using EduEtl.Attempts;
using EduEtl.Attempts.Python;

namespace EduEtl.Tests.Attempts;

/// <summary>Rules that hold for any bytes, literals and rows.</summary>
public sealed class WhateverComes
{
    private static readonly Gen<string> Plain = Gen.Char["abZ 019'\"\\\n\r\t:,{}[]()#éЯ\u2028"]
        .Array[0, 12]
        .Select(c => new string(c));

    // A text and one of the forms in which Python writes it.
    private static readonly Gen<(string Text, string Literal)> Text = Gen.Select(
        Plain,
        Any("'", "\"", "'''", "\"\"\""),
        Any("", "u", "U"),
        (text, quote, prefix) => (text, prefix + quote + Escape(text) + quote)
    );

    private static readonly Gen<string> Other = Any(
        "None",
        "True",
        "1",
        "-1.5e3",
        "b'x'",
        "[1, 'a', {}]",
        "(1,)",
        "{1, 2}",
        "...",
        "1+2j"
    );

    private static readonly Gen<string> Space = Any("", " ", "\n", "\t", "#'{\n", "\\\n");

    private static readonly Gen<string> Key = Any(
        "oauth_consumer_key",
        "lis_result_sourcedid",
        "lis_outcome_service_url",
        "other"
    );

    private static readonly Gen<(string Key, string? Text, string Source)> Pair = Gen.Select(
        Key,
        Either(Text.Select(t => ((string?)t.Text, t.Literal)), Other.Select(o => ((string?)null, o))),
        Space,
        (key, value, space) => (key, value.Item1, $"{space}'{key}'{space}:{space}{value.Item2}{space}")
    );

    private static readonly Gen<(Dictionary<string, string?> Values, string Source)> Dict = Pair.Array[0, 6]
        .Select(pairs =>
        {
            Dictionary<string, string?> values = [];
            foreach ((string key, string? text, _) in pairs)
            {
                values[key] = text;
            }
            return (values, $"{{{string.Join(",", pairs.Select(p => p.Source))}}}");
        });

    private static readonly Gen<string> Row = Gen.Select(
        Any($"\"{Answer.User}\"", $"\"{Answer.User}\"", "null", "\"x\"", "1"),
        Either(Dict.Select(d => System.Text.Json.JsonSerializer.Serialize(d.Source)), Any("null", "\"?\"", "{}")),
        Any("null", "0", "1", "true", "2", "\"\\ud800\""),
        Any("\"run\"", "\"submit\"", "null", "\"\\u0000\"", "\"é\""),
        Any("\"2023-05-31 09:16:11\"", "\"2023-05-31T09:16:11.5Z\"", "\"2023-06-01 00:00:00\"", "\"?\"", "null"),
        (user, passback, correct, type, created) => Answer.Row(user, passback, correct, type, created)
    );

    private static readonly Gen<string[]> Rows = Either(Row, Any("1", "null", "\"😀\"", "[{}]", "{}")).Array[0, 8];

    [Fact]
    public void A_generated_dict_is_read_as_its_model() =>
        Dict.Sample(dict =>
        {
            byte[] literal = Encoding.UTF8.GetBytes(dict.Source);
            byte[] output = new byte[literal.Length];
            Assert.Equal(
                ParamsOutcome.Read,
                PythonParams.Read(literal, output, out PythonParams found, out int written)
            );
            string? Value(PythonText text) =>
                text.Place == PythonTextPlace.Nowhere
                    ? null
                    : Encoding.UTF8.GetString(
                        text.Place == PythonTextPlace.Source ? literal : output,
                        text.Start,
                        text.Length
                    );
            Assert.Equal(dict.Values.GetValueOrDefault("oauth_consumer_key"), Value(found.ConsumerKey));
            Assert.Equal(dict.Values.GetValueOrDefault("lis_result_sourcedid"), Value(found.SourcedId));
            Assert.Equal(dict.Values.GetValueOrDefault("lis_outcome_service_url"), Value(found.OutcomeUrl));
            Assert.InRange(written, 0, output.Length);
        });

    [Fact]
    public void Random_bytes_never_make_the_parser_throw() => Gen.Byte.Array[0, 60].Sample(Parse);

    [Fact]
    public void Mutated_literals_never_make_the_parser_throw() =>
        Gen.Select(
                Dict,
                Gen.Int[0, 400],
                Any("'", "\\", "\"", "{", "(", "}", "\\x", "\\u00", "'''", "0_", "\n", "\0", "é", "")
            )
            .Sample(
                (dict, at, inserted) =>
                {
                    string source = dict.Source;
                    at %= source.Length;
                    Parse(Encoding.UTF8.GetBytes(source[..at] + inserted + source[at..]));
                    Parse(Encoding.UTF8.GetBytes(source[..at] + inserted));
                    Parse(Encoding.UTF8.GetBytes(inserted + source[at..]));
                }
            );

    [Fact]
    public async Task Random_bytes_are_rows_or_a_fault() =>
        await Gen.Char["[]{}\",:1eE.-nulltrue \\u\u00e9"]
            .Array[0, 40]
            .SampleAsync(async chars =>
            {
                try
                {
                    await Answer.ReadAsync("[" + new string(chars));
                }
                catch (BodyException failure)
                {
                    Assert.InRange(failure.Offset, 0, Encoding.UTF8.GetByteCount(chars) + 1);
                }
            });

    [Fact]
    public async Task Received_is_stored_plus_rejected_and_pieces_make_no_difference() =>
        await Gen.Select(Rows, Gen.Int[1, 300].Array[1, 10])
            .SampleAsync(
                async (rows, sizes) =>
                {
                    string body = $"[{string.Join(", ", rows)}]";
                    List<SeenRow> seen = await Answer.ReadAsync(body);
                    Assert.Equal(rows, seen.Select(r => r.Raw));
                    Assert.Equal(
                        rows.Length,
                        seen.Count(r => r.Rejection is null) + seen.Count(r => r.Rejection?.IsRejection() == true)
                    );
                    Assert.All(seen, r => Assert.True(r.Rejection is null || r.Defects.Length == 0));
                    int next = 0;
                    PiecewiseStream pieces = new(Encoding.UTF8.GetBytes(body), () => sizes[next++ % sizes.Length]);
                    Assert.Equal(seen, await Answer.ReadAsync(pieces));
                },
                iter: 300
            );

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<T> Either<T>(Gen<T> first, Gen<T> second) =>
        Gen.Bool.SelectMany(isFirst => isFirst ? first : second);

    private static void Parse(byte[] literal) => PythonParams.Read(literal, new byte[literal.Length], out _, out _);

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("'", "\\'", StringComparison.Ordinal)
            .Replace("\"", "\\x22", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\015", StringComparison.Ordinal)
            .Replace("Я", "\\u042f", StringComparison.Ordinal);
}
