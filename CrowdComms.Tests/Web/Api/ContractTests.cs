using System.Text;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using FsCheck.Fluent;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

/// <summary>The document is read as a client reads it, and every operation is called with right and
/// with wrong input.</summary>
public sealed class ContractTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    // A stream does not end by itself.
    private const string Endless = "Dashboard_Stream";

    private static readonly string[] Bodies =
    [
        "", "null", "[]", "7", "{", "{\"nope\":1}",
        "{\"name\":{\"a\":[1]},\"email\":1e999,\"scanId\":\"x\",\"slug\":[]}", "{\"reason\":\"\\u0000\"}",
        "{\"email\":\"a\\u0000\",\"password\":\"x\"}", "{\"refreshToken\":\"\\u0000\"}",
        "{\"firstName\":\"\\ud800\",\"email\":\"'; DROP TABLE "
            + "registrants;--\",\"passType\":\"<script>alert(1)</script>\"}", $"{{\"a\":{new string('[', 500)}",
        $"{{\"name\":\"{new string('ÿ', 5000)}\",\"colour\":\"\\u202e\","
            + "\"code\":\"\",\"kind\":\"Roof\",\"capacity\":-99999999999999999999}",
    ];

    private static readonly string[] Values =
        ["", "%00", "%F0%9F%98%80", "-1", "99999999999999999999", "' OR 1=1--", "<script>", "%E2%80%AE", "NaN",
            "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "a%2Cb"];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Wrong_input_gets_a_status_and_a_shape_that_are_written_down_and_never_a_failure(Engine engine)
    {
        var contract = await ReadAsync();
        await using var app = await AppInProcess.StartAsync(new AppSettings { Engine = engine });
        using var organiser = await OpenAsync(app, "organiser");
        using var stranger = new ApiVisitor(app.Program());
        List<string?> complaints = [];
        foreach (var o in contract.Operations.Where(o => o.Id != Endless))
        {
            var nobody = Guid.CreateVersion7().ToString();
            async Task CallAsync(
                ApiVisitor who, string address, string how, string? body = null, string type = "application/json") =>
                    complaints.Add(
                        contract.Complaint(o, await who.SendAsync(o.Method, address, body is null ? null
                            : new StringContent(body, Encoding.UTF8, type)), $"{how} {body} {address}"));
            if (o.IsGuarded)
            {
                await CallAsync(stranger, o.Address("demo-expo", nobody), "without a token", o.TakesJson ? "{}" : null);
            }

            await CallAsync(organiser, o.Address("no-such-event", nobody), "no such event", o.TakesJson ? "{}" : null);
            await CallAsync(organiser, o.Address("demo-expo", nobody), "no such id", o.TakesJson ? "{}" : null);
            if (o.Written.TryGetProperty("requestBody", out _))
            {
                await CallAsync(organiser, o.Address("demo-expo", nobody), "no JSON", "plain", "text/plain");
            }

            foreach (var body in o.TakesJson ? Bodies : [])
            {
                await CallAsync(organiser, o.Address("demo-expo", nobody), "wrong body", body);
            }

            foreach (var (name, value) in o.Parameters("query").SelectMany(name => Values.Select(v => (name, v))))
            {
                await CallAsync(organiser, $"{o.Address("demo-expo", nobody)}?{name}={value}", "wrong value");
            }
        }

        Assert.True(complaints.TrueForAll(c => c is null),
            string.Join('\n', complaints.Where(c => c is not null).Take(40)));
    }

    [Fact]
    public async Task Hostile_words_anywhere_are_answered_and_tell_nothing_of_another_event()
    {
        var contract = await ReadAsync();
        using var organiser = await OpenAsync(expo.App, "organiser");
        using var admin = await OpenAsync(expo.App, "admin");
        await admin.PostAsync(Fairs,
            new
            {
                slug = "secret-fair",
                name = "Secret",
                timeZone = "UTC",
                startsAt = "2027-01-01T08:00:00Z",
                endsAt = "2027-01-02T08:00:00Z"
            });
        var secret = await admin.PostAsync($"{Fairs}/secret-fair/registrants",
            new { firstName = "Hidden", email = "hidden@secret.example", passType = "GEN" });
        Operation[] operations = [.. contract.Operations.Where(
            o => o.Id != Endless && o.Path.Contains("{event}", StringComparison.Ordinal))];
        var words = ArbMap.Default.ArbFor<string>().Generator;
        foreach (var o in operations)
        {
            foreach (var (word, other) in Gen.Zip(words, words).Sample(8))
            {
                var query = o.Parameters("query").Select(p => $"{p}={Uri.EscapeDataString(Clean(word))}");
                var address = $"{o.Address("demo-expo", secret["id"])}?{string.Join('&', query)}";
                var body = o.TakesJson
                    ? $$"""{"{{Clean(other)}}":"{{Clean(word)}}","firstName":"{{Clean(word)}}","email":"{{Clean(other)}}@x.example","""
                        + $$""" "passType":"GEN","name":"{{Clean(word)}}","reason":"{{Clean(other)}}"}""" : null;
                var answer = await organiser.SendAsync(o.Method, address, body is null ? null
                    : new StringContent(body, Encoding.UTF8, "application/json"));
                Assert.True(answer.Status < 500, $"{o.Id} {address} {body}: {answer.Status} {answer.Body}");
                Assert.DoesNotContain("secret", answer.Body.ToString(), StringComparison.OrdinalIgnoreCase);
            }

            // Whether a body can be read is told before whose event it is.
            var closed = await organiser.SendAsync(o.Method, o.Address("secret-fair", secret["id"]), o.TakesJson
                ? new StringContent("{}", Encoding.UTF8, "application/json") : null);
            Assert.True(closed.Status is 404 or 400 or 415, $"{o.Id}: {closed.Status} {closed.Body}");
        }

        Assert.Equal("Hidden", (await admin.GetAsync($"{Fairs}/secret-fair/registrants/{secret["id"]}"))["firstName"]);
    }

    [Fact]
    public async Task The_page_shows_the_document_without_asking_another_host()
    {
        using var client = expo.App.Program();
        var page = await client.GetStringAsync(new Uri("/api/docs", UriKind.Relative), TokenVisitor.Stop);
        Assert.DoesNotContain("//", page, StringComparison.Ordinal);
        using var script = await client.GetAsync(new Uri("/api/docs/scalar.js", UriKind.Relative), TokenVisitor.Stop);
        Assert.Equal((200, "gzip"), ((int)script.StatusCode, script.Content.Headers.ContentEncoding.Single()));
    }

    private async Task<Contract> ReadAsync()
    {
        using var client = expo.App.Program();
        return new Contract(System.Text.Json.JsonDocument.Parse(
            await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TokenVisitor.Stop)).RootElement);
    }

    // Half a surrogate cannot be sent as UTF-8; quotes would end the text that holds them.
    private static string Clean(string? word) =>
        new([.. (word ?? "").Where(c => !char.IsSurrogate(c) && c is not ('"' or '\\') && !char.IsControl(c))]);
}
