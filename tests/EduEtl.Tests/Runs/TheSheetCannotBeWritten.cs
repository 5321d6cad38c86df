using System.Text.Json.Nodes;
using EduEtl.Sandbox.Sheets;
using EduEtl.Tests.Support;

namespace EduEtl.Tests.Runs;

/// <summary>Exit 6: the day is settled, the sheet shows what it showed before, and the mail says so.</summary>
public sealed class TheSheetCannotBeWritten(PostgresFixture postgres)
{
    private static readonly Dictionary<string, FaultCase> Matrix = new()
    {
        ["key file missing"] = Setting(
            "Sheets__CredentialsFile",
            "nowhere.json",
            "key file does not exist: … nowhere.json … Sheets:CredentialsFile",
            "Файла ключа сервисного аккаунта нет: … nowhere.json … Sheets:CredentialsFile"
        ),
        ["key file not JSON"] = Key(
            _ => "not JSON",
            "key file is not a JSON object: … key.json … Make a new JSON key",
            "не является объектом JSON: … key.json … новый ключ JSON"
        ),
        ["key file of a wrong type"] = Key(
            key =>
            {
                key["type"] = "authorized_user";
                return key.ToJsonString();
            },
            "type is \"authorized_user\" … Make a new JSON key",
            "type равно «authorized_user» … новый ключ JSON"
        ),
        ["token refused"] = At(
            "token",
            new() { Status = 400, Body = """{"error": "invalid_grant", "error_description": "no such account"}""" },
            "Google gave no access token to eduetl@sandbox.iam.gserviceaccount.com: invalid_grant … clock is right",
            "Google не выдал маркер доступа для eduetl@sandbox.iam.gserviceaccount.com: invalid_grant … часы"
        ),
        ["400"] = Answer(400, "INVALID_ARGUMENT", "Google refused the report: no", "Google не принял отчёт: no"),
        ["401"] = Answer(
            401,
            "UNAUTHENTICATED",
            "Google does not accept the access token of … the key was not deleted",
            "Google не принимает маркер доступа … ключ не удалён"
        ),
        ["403"] = Answer(
            403,
            "PERMISSION_DENIED",
            "may not write to the Google sheet … Share the sheet with eduetl@sandbox.iam.gserviceaccount.com as Editor",
            "нет права писать в Google-таблицу … для eduetl@sandbox.iam.gserviceaccount.com с правом «Редактор»"
        ),
        ["404"] = Answer(
            404,
            "NOT_FOUND",
            $"There is no Google sheet with the id \"{World.SpreadsheetId}\" … Sheets:SpreadsheetId",
            $"Google-таблицы с идентификатором «{World.SpreadsheetId}» нет … Sheets:SpreadsheetId"
        ),
        ["429"] = At(
            "get",
            FaultAnswer.QuotaExceeded(),
            "Google's request quota is used up: … a few minutes. Then write the sheet again: eduetl report --date 2024-10-02",
            "Квота запросов Google исчерпана: … несколько минут. Затем обновите Google-таблицу: eduetl report --date 2024-10-02"
        ),
        ["500"] = Answer(500, "INTERNAL", "Google Sheets answered 500: no", "Google Таблицы ответили 500: no"),
        ["503"] = Answer(503, "UNAVAILABLE", "Google Sheets answered 503: no", "Google Таблицы ответили 503: no"),
        ["a hang"] = At(
            "batchUpdate",
            new() { Hangs = true },
            "did not answer within 1 s … Sheets:Timeout",
            "не ответили за 1 с … Sheets:Timeout",
            timeout: "00:00:01"
        ),
        ["half an answer"] = At(
            "get",
            new() { CutsAnswer = true },
            "No connection to Google Sheets: … Check the connection",
            "Нет соединения с Google Таблицами: … Проверьте подключение"
        ),
        ["nobody listens"] = Setting(
            "Sheets__Endpoint",
            "http://127.0.0.1:9/",
            "No connection to Google Sheets: … Sheets:Endpoint",
            "Нет соединения с Google Таблицами: … Sheets:Endpoint"
        ),
    };

    public static TheoryData<string> Situations => [.. Matrix.Keys];

    [Theory, MemberData(nameof(Situations))]
    public async Task The_day_is_settled_and_the_mail_says_so(string situation)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Sheets__Attempts", "1");
        await Matrix[situation].HappensAsync(world);
        Assert.Equal(
            [true, true],
            world
                .Mails.Zip(["sheet not updated", "Google-таблица не обновлена"])
                .Select(pair => pair.First.Subject.Contains(pair.Second, StringComparison.Ordinal))
        );
    }

    [Theory, InlineData(429), InlineData(500), InlineData(503)]
    public async Task What_may_pass_is_tried_again(int status)
    {
        await using World world = await World.StartAsync(postgres);
        world.Set("Sheets__Attempts", "2");
        int left = 1;
        world.Sheets.Fault = call =>
            call.Operation == "get" && left-- > 0 ? FaultAnswer.Google(status, "UNAVAILABLE", "later") : null;
        ProcessResult result = await world.SettleAsync();
        Expect.Success(result);
        Assert.Contains($"Try 1 of 2 failed: Google answered {status}", result.Error, StringComparison.Ordinal);
        Assert.Equal("settled done sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
    }

    /// <summary>Whatever went wrong, running the day again is safe.</summary>
    [Fact]
    public async Task The_next_run_puts_it_right()
    {
        await using World world = await World.StartAsync(postgres);
        await Matrix["403"].HappensAsync(world);
        world.Sheets.Fault = null;
        Expect.Success(await world.SettleAsync());
        Assert.Contains(world.Sheets.Snapshot().Tabs, tab => tab.Title == "EduEtl");
    }

    private static FaultCase Setting(string name, string value, string english, string russian) =>
        new(6, english, russian, world => world.Set(name, value));

    private static FaultCase Answer(int status, string name, string english, string russian) =>
        At("batchUpdate", FaultAnswer.Google(status, name, "no"), english, russian);

    private static FaultCase At(
        string operation,
        FaultAnswer answer,
        string english,
        string russian,
        string timeout = "00:01:00"
    ) =>
        new(
            6,
            english,
            russian,
            world =>
            {
                world.Set("Sheets__Timeout", timeout);
                world.Sheets.Fault = call => call.Operation == operation ? answer : null;
            }
        );

    private static FaultCase Key(Func<JsonNode, string> change, string english, string russian) =>
        new(
            6,
            english,
            russian,
            world =>
            {
                string file = Path.Combine(world.Folder, "key.json");
                world.Sheets.WriteKeyFile(file);
                File.WriteAllText(file, change(JsonNode.Parse(File.ReadAllText(file))!));
            }
        );
}
