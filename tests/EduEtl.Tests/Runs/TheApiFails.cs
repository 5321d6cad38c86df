using System.Net;
using System.Net.Sockets;
using EduEtl.Sandbox;
using EduEtl.Sandbox.Mail;
using EduEtl.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EduEtl.Tests.Runs;

/// <summary>Whatever the API does, the day in the database is as it was, and the exit code is 4.</summary>
public sealed class TheApiFails(PostgresFixture postgres)
{
    /// <summary>How often the platform is asked, of two tries, and what is said.</summary>
    private static readonly Dictionary<string, (int Asked, FaultCase Fault)> Matrix = new()
    {
        ["name not found"] = At(
            "http://nowhere.invalid/api",
            "The name nowhere.invalid is not known … Check Api:Url",
            "Сеть не знает имени nowhere.invalid … Проверьте Api:Url"
        ),
        ["refused"] = At(
            "http://127.0.0.1:9/api",
            "http://127.0.0.1:9/api cannot be reached … Check the network connection and Api:Url",
            "http://127.0.0.1:9/api недоступен … Проверьте подключение к сети и Api:Url"
        ),
        ["400"] = Refusal(400, "Check the date", "Проверьте дату"),
        ["401"] = Refusal(
            401,
            "environment variable EDUETL_Api__ClientKey",
            "переменная окружения EDUETL_Api__ClientKey"
        ),
        ["403"] = Refusal(
            403,
            "environment variable EDUETL_Api__ClientKey",
            "переменная окружения EDUETL_Api__ClientKey"
        ),
        ["404"] = Refusal(404, "Check Api:Url", "Проверьте Api:Url"),
        ["429 that asks for an hour"] = (
            1,
            Fails(
                Answers.Status(429, "slow down", ("Retry-After", "3600")),
                "answered 429 Too Many Requests: slow down … asks to wait 3600 s",
                "ответил 429 Too Many Requests: slow down … просит подождать 3600 с"
            )
        ),
        ["503 for good"] = (2, Fails(Answers.Status(503, "busy"), "answered 503", "ответил 503")),
        ["no answer"] = (
            2,
            Silent(
                "Api__ResponseTimeout",
                Answers.Hang(),
                "sent nothing for 0.5 s … raise Api:ResponseTimeout",
                "молчит уже 0,5 с … увеличьте Api:ResponseTimeout"
            )
        ),
        ["stall in mid-body"] = (
            2,
            Silent(
                "Api__IdleTimeout",
                Answers.Hang("[" + Answers.Row()),
                "stopped in the middle of its answer … raise Api:IdleTimeout",
                "замолчал посреди ответа … увеличьте Api:IdleTimeout"
            )
        ),
        ["body cut with Content-Length"] = Broken(Answers.CutWithLength(Whole)),
        ["body cut without Content-Length"] = Broken(Answers.Cut("[" + Answers.Row() + ",")),
        ["a body that drips for ever"] = (
            2,
            Silent(
                "Api__TotalTimeout",
                Answers.Drip(TimeSpan.FromMilliseconds(50)),
                "was still sending its answer after 0.5 s of waiting for it … raise Api:TotalTimeout",
                "всё ещё шлёт ответ, хотя его ждали уже 0,5 с … увеличьте Api:TotalTimeout"
            )
        ),
        ["gzip cut"] = Broken(Answers.Gzip(Whole, share: 0.5)),
        ["gzip without its trailer"] = Broken(Answers.Gzip(Whole, without: 8)),
        ["gzip without the last byte"] = Broken(Answers.Gzip(Whole, without: 1)),
        ["a web page with 200"] = WrongBody("<html>Log in</html>", "a web page (byte 0): <html>", "веб-страница"),
        ["an object with errors"] = (
            2,
            Fails(
                Answers.Body("""{"errors": ["no such client"]}"""),
                "the platform reports errors … no such client … read it above",
                "платформа сообщает об ошибках … no such client … прочтите её выше"
            )
        ),
        ["an empty body"] = WrongBody("", "the answer is empty", "ответ пуст"),
        ["an open bracket"] = WrongBody("[", "it ends too early (row 1, byte 1)", "ответ оборван (строка 1, байт 1)"),
        ["half a row"] = WrongBody("[" + Answers.Row() + ", {\"lti_user", "it ends too early", "ответ оборван"),
        ["a row of another language"] = WrongBody(
            $"[{Answers.Row()}, {{\"attempt_type\": 'run'}}]",
            "not JSON (row 2, byte … {\"attempt_type\": 'run'}]",
            "не JSON (строка 2, байт … {\"attempt_type\": 'run'}]"
        ),
        ["trailing garbage"] = WrongBody("[] and more", "something follows the array", "после массива есть что-то"),
        ["a byte order mark"] = WrongBody("\uFEFF[]", "not JSON (byte 0)", "не JSON (байт 0)"),
        ["invalid UTF-8"] = (
            2,
            Fails(
                Answers.Bytes([.. "[\""u8, 0xFF, .. "\"]"u8]),
                "not UTF-8 (row 1, byte 2) … Run the day again later",
                "не UTF-8 (строка 1, байт 2) … Сведите день позже"
            )
        ),
        ["surrogates as bytes"] = (
            2,
            Fails(Answers.Bytes([.. "[\""u8, 0xED, 0xA0, 0x80, .. "\"]"u8]), "not UTF-8", "не UTF-8")
        ),
        ["a 20 MB row"] = WrongBody(
            $"[{Answers.Row()}, \"{new string('x', 20_000_000)}\"]",
            "a row is over 16 MB",
            "строка больше 16 МБ"
        ),
    };

    public static TheoryData<string> Situations => [.. Matrix.Keys];

    private static string Whole => $"[{string.Join(',', Answers.ManyRows(5000))}]";

    [Theory, MemberData(nameof(Situations))]
    public async Task The_day_stays_as_it_was(string situation)
    {
        await using World world = await StartAsync();
        (int asked, FaultCase fault) = Matrix[situation];
        await fault.HappensAsync(world);
        Assert.Equal(2 * asked, world.Platform.Calls.Count);
    }

    [Theory]
    [InlineData("127.0.0.1", false, "certificate")]
    [InlineData("localhost", true, "certificate")]
    public async Task Its_certificate_is_wrong(string host, bool unknownAuthority, string reason)
    {
        await using World world = await StartAsync();
        using var other = SandboxCertificate.Create(TimeProvider.System, "localhost");
        await using SmtpServer stranger = await SmtpServer.StartAsync(new() { Certificate = other.Server });
        // All that is wanted of either server is its handshake; the mail server's certificate names localhost alone.
        string url = $"https://{host}:{(unknownAuthority ? stranger : world.Mail).Port}/api";
        await At(
            url,
            $"No secure connection to {url}: … {reason} … Api:Url",
            $"Нет защищённого соединения с {url}: … Api:Url"
        )
            .Fault.HappensAsync(world);
    }

    [Fact]
    public async Task A_handshake_that_the_network_cuts_is_tried_again()
    {
        await using World world = await StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string url = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api";
        world.Set("Api__Url", url);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<int> handshakes = CutAsync();

        Expect.Failure(
            await world.SettleAsync(),
            4,
            $"{url} cannot be reached: ",
            "Try 1 of 2 failed",
            ". Next try in"
        );

        await end.CancelAsync();
        Assert.Equal(2, await handshakes);

        async Task<int> CutAsync()
        {
            int cut = 0;
            try
            {
                for (; ; cut++)
                    (await listener.AcceptTcpClientAsync(end.Token)).Close();
            }
            catch (OperationCanceledException)
            {
                return cut;
            }
        }
    }

    private async Task<World> StartAsync()
    {
        World world = await World.StartAsync(postgres);
        await world.HoldDaysAsync("2024-10-02");
        world.Set("Api__Attempts", "2");
        return world;
    }

    private static FaultCase Fails(Func<HttpContext, Task<bool>> answer, string english, string russian) =>
        new(4, english, russian, world => world.Platform.Fault = answer);

    private static FaultCase Silent(
        string timeout,
        Func<HttpContext, Task<bool>> answer,
        string english,
        string russian
    ) =>
        new(
            4,
            english,
            russian,
            world =>
            {
                world.Set(timeout, "00:00:00.500");
                world.Platform.Fault = answer;
            }
        );

    private static (int Asked, FaultCase Fault) At(string url, string english, string russian) =>
        (0, new(4, english, russian, world => world.Set("Api__Url", url)));

    private static (int Asked, FaultCase Fault) Refusal(int status, string remedy, string russianRemedy) =>
        (
            1,
            Fails(Answers.Status(status, "no"), $"answered {status} … {remedy}", $"ответил {status} … {russianRemedy}")
        );

    private static (int Asked, FaultCase Fault) Broken(Func<HttpContext, Task<bool>> answer) =>
        (2, Fails(answer, "broke off: … Run the day again later", "оборвался: … Сведите день позже"));

    private static (int Asked, FaultCase Fault) WrongBody(string body, string english, string russian) =>
        (
            2,
            Fails(
                Answers.Body(body),
                $"something else than the day's rows: {english} … Run the day again later",
                $"прислал вместо строк за день нечто другое: {russian} … Сведите день позже"
            )
        );
}
