using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

public sealed class OddRows(PostgresFixture postgres)
{
    private const string Key = "'oauth_consumer_key': ''";
    private const string Sourced = "'lis_result_sourcedid': 's'";
    private const string Url = "'lis_outcome_service_url': 'u'";

    private static readonly (string Problem, string Text, string Json)[] Rejected =
    [
        ("not_an_object", "Not a JSON object", "[1, 2]"),
        ("nested_too_deep", "Nested too deep", $$"""{"a": {{new string('[', 2000)}}{{new string(']', 2000)}}}"""),
        ("wrong_type", "A field has a wrong type", Answers.RowBut("is_correct", "\"yes\"")),
        ("user_id_missing", "No user id", Answers.RowBut("lti_user_id", "null")),
        ("user_id_length", "User id of a wrong length", Answers.RowBut("lti_user_id", "\"короткий \\u00e9\"")),
        (
            "created_at_missing",
            "No time",
            Answers.RowBut("created_at", null).Replace(", }", "}", StringComparison.Ordinal)
        ),
        ("created_at_unreadable", "Time cannot be read", Answers.Row("2024-10-02 25:00:00")),
        ("created_at_outside_window", "Time outside the day", Answers.Row("2024-10-03 00:00:00")),
        ("text_not_storable", "Text that PostgreSQL cannot store", Answers.RowBut("attempt_type", "\"ru\\u0000n\"")),
    ];

    private static readonly (string Text, string Json)[] Defective =
    [
        ("passback_params cannot be read", Answers.Row(passbackParams: "{'a': __import__('os')}")),
        ("No oauth_consumer_key", Answers.Row(passbackParams: $"{{{Sourced}, {Url}}}")),
        ("No lis_result_sourcedid", Answers.Row(passbackParams: $"{{{Key}, {Url}}}")),
        ("No lis_outcome_service_url", Answers.Row(passbackParams: $"{{{Key}, {Sourced}}}")),
        ("Attempt type neither run nor submit", Answers.Row(type: "\"view\"")),
        ("Submit without a result", Answers.Row(type: "\"submit\"")),
        ("Run with a result", Answers.Row(isCorrect: "true")),
    ];

    /// <summary>Beside a row in order; what is said of it, and how many of the rows are stored.</summary>
    private static readonly Dictionary<string, FaultCase> Matrix = new()
    {
        ["wrong shape"] = Odd("1, \"text\", [{}], null", 1, "Not a JSON object", "Не объект JSON"),
        ["a NUL"] = Odd(
            Answers.RowBut("attempt_type", "\"ru\\u0000n\""),
            1,
            "Text that PostgreSQL cannot store",
            "Текст, который PostgreSQL не может хранить"
        ),
        ["lone surrogates"] = Odd(
            Answers.RowBut("attempt_type", "\"\\ud800 \\udc00\""),
            1,
            "Text that PostgreSQL cannot store",
            "Текст, который PostgreSQL не может хранить"
        ),
        ["numbers out of range"] = Odd(
            $"{Answers.RowBut("is_correct", "1e999")}, {Answers.RowBut("is_correct", "-" + new string('9', 400))}",
            1,
            "A field has a wrong type",
            "Поле неверного типа"
        ),
        ["numbers that Python writes"] = Odd(
            $"{Answers.RowBut("is_correct", "NaN")}, {Answers.RowBut("lti_user_id", "-Infinity")}, {{\"a\": [Infinity]}}",
            1,
            "A field has a wrong type",
            "Поле неверного типа"
        ),
        ["nested deeply"] = Odd(
            $$"""{"a": {{new string('[', 100_000)}}{{new string(']', 100_000)}}}""",
            1,
            "Nested too deep",
            "Слишком глубокая вложенность"
        ),
        ["duplicate keys"] = Odd(
            Answers
                .Row()
                .Replace(
                    "\"attempt_type\"",
                    "\"attempt_type\": 7, \"attempt_type\": \"view\", \"attempt_type\"",
                    StringComparison.Ordinal
                ),
            2,
            "ows received: 2",
            "трок получено: 2"
        ),
        ["gzip"] = new(
            0,
            "ows received: 2",
            "трок получено: 2",
            world => world.Platform.Fault = Answers.Gzip($"[{Answers.Row()}, {Answers.Row()}]")
        )
        {
            Stored = 2,
            Mailed = false,
        },
    };

    public static TheoryData<string> Situations => [.. Matrix.Keys];

    [Theory, MemberData(nameof(Situations))]
    public async Task The_rows_beside_it_are_stored(string situation)
    {
        await using World world = await World.StartAsync(postgres);
        await Matrix[situation].HappensAsync(world);
        Assert.Equal("run", await world.QueryAsync<string>("SELECT DISTINCT attempt_type FROM lms_activities"));
    }

    [Fact]
    public async Task Each_is_counted_by_its_kind_and_none_is_lost()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Rows([
            .. Rejected.Select(row => row.Json),
            .. Defective.Select(row => row.Json),
        ]);
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        Assert.Contains("rows received: 16 = stored: 7 + rejected: 9", result.Output, StringComparison.Ordinal);
        Assert.All(
            Rejected.Select(row => row.Text),
            text => Assert.Matches($@"✗ {text} +1\n", result.Output.ReplaceLineEndings("\n"))
        );
        Assert.All(
            Defective.Select(row => row.Text),
            text => Assert.Matches($@"! {text} +\d\n", result.Output.ReplaceLineEndings("\n"))
        );
        Assert.Equal(
            "16 7 9 7",
            await world.LastRunAsync("rows_received", "rows_stored", "rows_rejected", "rows_defective")
        );
        Assert.Equal(7, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
    }

    [Fact]
    public async Task The_problem_rows_are_kept_as_delivered()
    {
        await using World world = await World.StartAsync(postgres);
        world.Platform.Fault = Answers.Rows([
            Defective[0].Json,
            .. Rejected.Select(row => row.Json),
            Defective[1].Json,
        ]);
        Expect.Success(await world.SettleAsync());
        string kept = await world.QueryAsync<string>(
            "SELECT string_agg(concat_ws('\t', row_number, problem, stored, raw), E'\n' ORDER BY row_number) FROM etl_problem_rows"
        );
        string[] expected =
        [
            $"1\tparams_unreadable\tt\t{Defective[0].Json}",
            .. Rejected.Select((row, i) => $"{i + 2}\t{row.Problem}\tf\t{row.Json}"),
        ];
        Assert.Equal(string.Join('\n', expected), kept);
    }

    /// <summary>More than the writer keeps in memory, so that the COPY ends and begins anew in between.</summary>
    [Fact]
    public async Task Twenty_thousand_problem_rows_are_all_kept_and_the_old_ones_go()
    {
        await using World world = await World.StartAsync(postgres);
        string[] rows =
        [
            .. Enumerable.Range(0, 20_000).SelectMany(i => (string[])[Answers.Row(user: $"short{i}"), Answers.Row()]),
        ];
        world.Platform.Fault = Answers.Rows(rows);
        Expect.Success(await world.SettleAsync());
        await AssertKeptAsync();
        Expect.Success(await world.SettleAsync());
        await AssertKeptAsync();

        async Task AssertKeptAsync()
        {
            Assert.Equal(
                "40000 20000 20000",
                await world.LastRunAsync("rows_received", "rows_stored", "rows_rejected")
            );
            Assert.Equal(20_000, await world.QueryAsync<long>("SELECT count(*) FROM lms_activities"));
            Assert.Equal(
                20_000,
                await world.QueryAsync<long>(
                    """
                    SELECT count(DISTINCT raw) FROM etl_problem_rows
                    WHERE row_number % 2 = 1 AND raw LIKE '%short' || row_number / 2 || '"%'
                        AND run_id = (SELECT run_id FROM etl_runs ORDER BY started_at DESC LIMIT 1)
                    """
                )
            );
            Assert.Equal(20_000, await world.QueryAsync<long>("SELECT count(*) FROM etl_problem_rows"));
        }
    }

    private static FaultCase Odd(string rows, long stored, string english, string russian) =>
        new(0, english, russian, world => world.Platform.Fault = Answers.Rows(Answers.Row(), rows))
        {
            Stored = stored,
            Mailed = stored == 1,
        };
}
