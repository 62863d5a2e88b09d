using System.Globalization;
using System.Text.Json;
using CrowdComms.Data.Demo;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

/// <summary><c>HEAD</c> answers wherever <c>GET</c> does, with the same headers and no body.</summary>
public sealed class HeadApiTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    // These belong to the one answer or to its body, and may be left out of an answer without one (RFC 9110, 9.3.2).
    private static readonly string[] OfTheBody = ["Date", "Content-Length", "Transfer-Encoding"];

    [Fact]
    public async Task Every_get_of_the_api_has_its_head()
    {
        using var program = await OpenAsync(expo.App, "admin");
        var contract = new Contract(JsonDocument.Parse(await program.Client.GetStringAsync(
            new Uri("/openapi/v1.json", UriKind.Relative), TokenVisitor.Stop)).RootElement);
        await program.PostAsync($"{Expo}/webhooks", new { url = "https://93.184.215.14/", events = new[] { "zone.left" }, active = false });
        await program.PostAsync($"{Expo}/api-keys", new { name = "Head", scopes = new[] { "read" } });
        var (audits, prints) = await WrittenAsync();
        List<string> wrong = [];
        foreach (var operation in contract.Operations.Where(o => o.Method == HttpMethod.Get))
        {
            var address = operation.Address(DemoSeed.Slug, await IdAsync(program, operation.Path));
            var head = await HeadersAsync(program.Client, HttpMethod.Head, address);
            if (head.Body.Length > 0 || (head.Status != 200 && !operation.Path.Contains("/imports/", StringComparison.Ordinal)))
            {
                wrong.Add($"{operation.Id}: HEAD answers {head.Status} and {head.Body.Length} bytes");
            }

            // The stream does not end by itself; a read-out of data and a print are recorded with GET alone.
            var get = await HeadersAsync(program.Client, HttpMethod.Get, address);
            if ((head.Status, head.Headers) != (get.Status, get.Headers))
            {
                wrong.Add($"{operation.Id}: HEAD {head.Status}\n{head.Headers}\nGET {get.Status}\n{get.Headers}");
            }

            if (head.Length is { } length && length != (get.Length ?? length))
            {
                wrong.Add($"{operation.Id}: HEAD says {length} bytes, GET {get.Length}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var (after, printed) = await WrittenAsync();
        Assert.Equal((2, 1), (after - audits, printed - prints));
    }

    [Theory]
    [InlineData("/account/sign-in"), InlineData("/register/demo-expo"), InlineData("/register/nothing"), InlineData("/health/live")]
    [InlineData("/openapi/v1.json"), InlineData("/api/docs"), InlineData("/app.css"), InlineData("/no-such-page"), InlineData("/events")]
    [InlineData("/api/v1/events"), InlineData("/api/v1/nothing")]
    public async Task Every_page_and_file_has_its_head(string address)
    {
        using var client = expo.App.Program();
        var (head, get) = (await HeadersAsync(client, HttpMethod.Head, address), await HeadersAsync(client, HttpMethod.Get, address));
        Assert.Equal((get.Status, 0), (head.Status, head.Body.Length));
    }

    private static async Task<Seen> HeadersAsync(HttpClient client, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TokenVisitor.Stop);
        long? length = answer.Content.Headers.NonValidated.TryGetValues("Content-Length", out var said)
            ? long.Parse(said.ToString(), CultureInfo.InvariantCulture) : null;
        var stream = address.EndsWith("/stream", StringComparison.Ordinal) && method == HttpMethod.Get;
        var body = stream ? [] : await answer.Content.ReadAsByteArrayAsync(TokenVisitor.Stop);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => !OfTheBody.Contains(h.Key, StringComparer.OrdinalIgnoreCase))
            .OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return new Seen((int)answer.StatusCode, string.Join('\n', headers), body, length);
    }

    private static async Task<string> IdAsync(ApiVisitor program, string path)
    {
        if (!path.Contains("{id}", StringComparison.Ordinal) || path.Contains("/imports/", StringComparison.Ordinal))
        {
            return Guid.Empty.ToString();
        }

        var list = path[..path.IndexOf("/{id}", StringComparison.Ordinal)].Replace("{event}", DemoSeed.Slug, StringComparison.Ordinal);
        var first = (await program.GetAsync($"{list}?pageSize=1")).Body.GetProperty("items")[0];
        return first.GetProperty(list.EndsWith("/members", StringComparison.Ordinal) ? "userId" : "id").GetString()!;
    }

    private async Task<(int Audits, int Prints)> WrittenAsync()
    {
        await using var context = await expo.App.ContextAsync();
        return (await context.AuditEntries.CountAsync(TokenVisitor.Stop), await context.BadgePrints.CountAsync(TokenVisitor.Stop));
    }

    private sealed record Seen(int Status, string Headers, byte[] Body, long? Length);
}
