using System.Globalization;
using System.Text;
using System.Text.Json;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

/// <summary>
/// Input that nobody means well, in the very fields that each operation takes: in its body, its query,
/// its address and its headers.
/// <c>CROWDCOMMS_TEST_HOSTILE</c> is how many calls an operation gets, and
/// <c>CROWDCOMMS_TEST_HOSTILE_SEED</c> begins elsewhere.
/// </summary>
public sealed class HostileTests
{
    private const string Marker = "Quackenbush";

    // As JSON writes them: what is half a letter or no number there is part of the trial.
    private static readonly string[] Literals =
    [
        "null", "true", "0", "-1", "1e999", "-1e999", "0.1", "99999999999999999999999999", "2147483648", "\"\"",
        "\" \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u202eabc\"",
        "\"👩‍👩‍👧‍👦\"", "\"e\\u0301\\u0301\\u0301\\u0301\"", "\"\\ufeff\"", "\"\\uffff\"",
        "\"'; DROP TABLE registrants;--\"", "\"' OR '1'='1\"", "\"%' ESCAPE '\"", "\"<script>alert(1)</script>\"",
        "\"{{7*7}}\"", "\"=1+1\"",
        "\"../../etc/passwd\"", "\"a@b\"", "\"a@b.example\"", "\"GEN\"", "\"VIP\"", "\"#ffffff\"", "\"Confirmed\"",
        "\"Door\"", "\"2026-13-45T99:99:99Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"", "\"http://127.0.0.1/\"",
        "\"Europe/Berlin\"", "\"Mars/Olympus\"", "[]", "[null]", "[\"\"]", "[\"a\",\"a\"]", "[[[[]]]]", "{}",
        "{\"a\":{\"b\":{}}}",
    ];

    private static readonly string[] Parts =
        ["%00", "%FF", "%C0%80", "%ED%A0%80", "%F0%9F%98%80", "%2e%2e%2f", "..%5c", "%25", "%2500", "'--", "<svg>",
            "%E2%80%AE", "1e9", "-1", "true", "a&a", "[0]", "%0d%0aX:1", ";", "null"];

    private static readonly string[] Tags = ["*", "\"1\"", "W/\"1\"", "1", "\"", "\"<x>\"", "\"1\", \"2\"",
        "\"99999999999999999999\"", ",,,"];

    private static int Calls => Number("CROWDCOMMS_TEST_HOSTILE", 25);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nothing_breaks_and_nothing_is_told_of_another_event(Engine engine)
    {
        var seed = Number("CROWDCOMMS_TEST_HOSTILE_SEED", 20261124);
        var random = new Random(seed);
        await using var app = await AppInProcess.StartAsync(
            new AppSettings
            {
                Engine = engine,
                More = new Dictionary<string,
                    string?>(StringComparer.Ordinal)
                {
                    ["RateLimits:RequestsPerMinute"] = "10000000",
                    ["RateLimits:ScansPerSecond"] = "1000000",
                    ["RateLimits:RegistrationPerMinute"] = "1000000"
                }
            });
        var document = await DocumentAsync(app);
        using var organiser = await OpenAsync(app, "organiser");
        using var admin = await OpenAsync(app, "admin");
        string[] ids = [.. await SecretAsync(admin), $"{Guid.Empty}",
            (await organiser.GetAsync($"{People}?pageSize=1")).Body.GetProperty("items")[0].GetProperty("id")
                .GetString()!];
        foreach (var operation in new Contract(document).Operations.Where(
            o => o.Id is not ("Dashboard_Stream" or "Auth_Logout")))
        {
            for (var call = 0; call < Calls; call++)
            {
                var (address, body, headers) = Wish(document, operation, random, ids);
                using var content = body is null ? null
                    : new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
                if (await AnswerAsync(
                    organiser.SendAsync(operation.Method, address, content, headers)) is not { } answer)
                {
                    continue;
                }

                var what =
                    $"seed {seed}, {operation.Id} {address} "
                        + $"{(body is null ? "" : Encoding.Latin1.GetString(body[..Math.Min(body.Length, 2000)]))}: "
                        + $"{answer.Status} {answer.Body}";
                Assert.True(answer.Status < 500, what);
                Assert.False(answer.Body.ToString().Contains(Marker, StringComparison.Ordinal), what);
            }
        }
    }

    // Who is refused before the body was read may find the line cut: that is an answer too.
    private static async Task<Answer?> AnswerAsync(Task<Answer> call)
    {
        try
        {
            return await call;
        }
        catch (HttpRequestException cut) when (cut.InnerException is IOException)
        {
            return null;
        }
    }

    private static (string Address, byte[]? Body, (string, string)[] Headers) Wish(
        JsonElement document, Operation operation, Random random, string[] ids)
    {
        var slug = random.Next(8) switch { 0 => Any(random, Parts), 1 => "secret-fair", _ => "demo-expo" };
        var address = operation.Address(slug, random.Next(8) == 0 ? Any(random, Parts) : Any(random, ids));
        var query = operation.Parameters("query").Where(_ => random.Next(2) == 0)
            .Select(name => $"{name}={Any(random, Parts)}").ToList();
        var headers = new List<(string, string)>();
        if (random.Next(3) == 0)
        {
            headers.Add(("If-Match", Any(random, Tags)));
        }

        if (random.Next(6) == 0)
        {
            headers.Add(
                ("Idempotency-Key", Any(random, ["k", "k", "<k>", new string('k', 300), "a b", $"{random.Next()}"])));
        }

        return (query.Count == 0 ? address : $"{address}?{string.Join('&', query)}", operation.TakesJson
            ? Body(document, operation, random) : null, [.. headers]);
    }

    // Mostly the fields of the operation with values that fit or do not; now and then no JSON at all, depth without
    // end, or bytes that are no letters.
    private static byte[] Body(JsonElement document, Operation operation, Random random)
    {
        switch (random.Next(20))
        {
            case 0: return [0xff, 0xfe, (byte)'{', 0xc0, 0x80];
            case 1: return Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', 10_000)}");
            case 2: return [.. "{\"name\":\""u8, 0xed, 0xa0, 0x80, 0xff, .. "\"}"u8];
        }

        var schema = Resolve(document, operation.Written.GetProperty("requestBody").GetProperty("content")
            .EnumerateObject().First().Value.GetProperty("schema"));
        var fields = schema.TryGetProperty("properties", out var known) ? known.EnumerateObject()
            .Where(_ => random.Next(5) > 0).Select(p => $"\"{p.Name}\":{Value(document, p.Value, random)}") : [];
        return Encoding.UTF8.GetBytes($"{{{string.Join(',', fields)}}}");
    }

    private static string Value(JsonElement document, JsonElement schema, Random random)
    {
        var resolved = Resolve(document, schema);
        return random.Next(40) == 0 ? $"\"{new string('ÿ', 20_000)}\""
            : resolved.TryGetProperty("enum", out var names) && random.Next(2) == 0
                ? names[random.Next(names.GetArrayLength())].GetRawText()
            : resolved.TryGetProperty("properties", out var inner) && random.Next(2) == 0
                ? $"{{{string.Join(',', inner.EnumerateObject().Select(p => $"\"{p.Name}\":{Any(random, Literals)}"))}}}"
            : resolved.TryGetProperty("items", out _) && random.Next(2) == 0
                ? $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, Literals)))}]"
            : Any(random, Literals);
    }

    private static JsonElement Resolve(JsonElement document, JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? reference.GetString()!.Split('/')[1..].Aggregate(document, (d, part) => d.GetProperty(part))
        : schema.TryGetProperty("oneOf", out var choices) ? Resolve(document, choices.EnumerateArray().Last())
        : schema;

    // People, companies and places that only members of another event may hear of.
    private static async Task<List<string>> SecretAsync(ApiVisitor admin)
    {
        var fair =
            await admin.PostAsync(Fairs,
                new
                {
                    slug = "secret-fair",
                    name = Marker,
                    timeZone = "UTC",
                    startsAt = "2027-01-01T08:00:00Z",
                    endsAt = "2027-01-02T08:00:00Z"
                });
        Assert.Equal(201, fair.Status);
        List<string> ids = [];
        foreach (var (access, body) in new (string, object)[]
        {
            ("registrants",
                new { firstName = Marker, email = "q@secret.example", passType = "GEN", company = $"{Marker} Ltd" }),
                ("zones", new { name = Marker }), ("stations", new { name = Marker, kind = "Desk" }),
            ("pass-types", new { name = Marker, code = "QUACK", colour = "#112233" }),
            ("companies", new { name = $"{Marker} Inc" }),
            ("webhooks",
                new { url = $"https://93.184.215.14/{Marker}", events = new[] { "zone.left" }, active = false }),
        })
        {
            var made = await admin.PostAsync($"{Fairs}/secret-fair/{access}", body);
            Assert.Equal(201, made.Status);
            ids.Add(made["id"]);
        }

        return ids;
    }

    private static async Task<JsonElement> DocumentAsync(AppInProcess app)
    {
        using var client = app.Program();
        return JsonDocument.Parse(
            await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TokenVisitor.Stop)).RootElement;
    }

    private static string Any(Random random, string[] of) => of[random.Next(of.Length)];

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number
            : usual;
}
