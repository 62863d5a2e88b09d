using System.Net;
using System.Text;
using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Demo;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Permissions;

/// <summary>Knocks at the pages and endpoints of the running app: who is let in, whatever comes of it
/// behind the door.</summary>
internal sealed class EndpointDoors
{
    /// <summary>What somebody hears.</summary>
    internal const char In = '+', Unknown = '?', Refused = '-', Hidden = '.';

    private static readonly Dictionary<string, object> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /auth/login"] = new { email = "x@demo.example", password = "x" },
        ["POST /auth/refresh"] = new { refreshToken = "x" },
        ["POST /auth/logout"] = new { refreshToken = "x" },
        ["POST /auth/register"] = new { email = "x@demo.example", password = "x", displayName = "x" },
        ["POST /events/"] = Fair("new-expo"),
        ["PUT /events/{event}/"] = Fair(DemoSeed.Slug),
        ["DELETE /events/{event}/"] = new { slug = "another", force = false },
        ["POST /api-keys/"] = new { name = "x", scopes = new[] { "read" } },
        ["POST /companies/"] = new { name = "x" },
        ["PUT /companies/{id:guid}"] = new { name = "x" },
        ["POST /companies/{id:guid}/merge"] = new { into = Guid.Empty },
        ["POST /members/"] = new { email = "x@demo.example", role = "Staff" },
        ["PUT /members/{id:guid}"] = new { role = "Staff" },
        ["POST /pass-types/"] = Pass,
        ["PUT /pass-types/{id:guid}"] = Pass,
        ["POST /registrants/"] = Person,
        ["PUT /registrants/{id:guid}"] = Person,
        ["PATCH /registrants/{id:guid}"] = new { phone = "1" },
        ["POST /scans/"] = Scan,
        ["POST /scans/batch"] = new { scans = new[] { Scan } },
        ["POST /stations/"] = new { name = "x", kind = "Desk" },
        ["PUT /stations/{id:guid}"] = new { name = "x", kind = "Desk" },
        ["POST /webhooks/"] = Hook,
        ["PUT /webhooks/{id:guid}"] = Hook,
        ["POST /zones/"] = new { name = "x" },
        ["PUT /zones/{id:guid}"] = new { name = "x" },
    };

    private readonly Known _known;
    private string _slug = DemoSeed.Slug;
    private bool _isElsewhere;

    private EndpointDoors(Known known) => _known = known;

    private static object Pass => new { name = "x", code = "X", colour = "#112233" };

    private static object Person => new { firstName = "x", email = "x@demo.example", passType = "GEN" };

    private static object Scan => new { scanId = Guid.Empty, registrantId = Guid.Empty, stationId = Guid.Empty };

    private static object Hook =>
        new { url = "https://93.184.215.14/", events = new[] { "zone.left" }, active = false };

    /// <summary>Every page and endpoint as <c>METHOD /address</c>. The files that come with them and the circuit, which
    /// opens nothing by itself, are left out.</summary>
    internal static IReadOnlyList<string> All(AppInProcess app) =>
    [
        .. app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText is { } address
                && address != "{**path:file}" && !address.StartsWith("/_", StringComparison.Ordinal))
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(
                method => $"{method} /{e.RoutePattern.RawText!.TrimStart('/')}")).Order(StringComparer.Ordinal),
    ];

    /// <summary>Finds what addresses are made of.</summary>
    internal static async Task<EndpointDoors> OpenAsync(AppInProcess app, HttpClient organiser)
    {
        using var people = new ByteArrayContent("First name,Email,Pass type\n,nobody@doors.example,GEN\n"u8.ToArray());
        people.Headers.ContentType = new("text/csv");
        using var file = new MultipartFormDataContent { { people, "file", "people.csv" } };
        using var started =
            await organiser.PostAsync($"/api/v1/events/{DemoSeed.Slug}/imports", file, TokenVisitor.Stop);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var import = JsonDocument.Parse(await started.Content.ReadAsStringAsync(
            TokenVisitor.Stop)).RootElement.GetProperty("id").GetGuid();
        await using var context = await app.ContextAsync();
        var person = await context.Registrants.Where(r => r.Status == RegistrantStatus.Confirmed && r.CompanyId != null)
            .OrderBy(r => r.Id).FirstAsync(TokenVisitor.Stop);
        var station = await context.Stations.Where(s => s.EventId == person.EventId).OrderBy(s => s.Id)
            .Select(s => s.Id).FirstAsync(TokenVisitor.Stop);
        return new EndpointDoors(new Known(person.Id, person.CompanyId!.Value, person.PassTypeId, station, import)
        {
            Zone = await context.Zones.Where(z => z.EventId == person.EventId).Select(z => z.Id).FirstAsync(TokenVisitor.Stop),
            Key = await context.ApiKeys.Where(k => k.EventId == person.EventId).Select(k => k.Id).FirstAsync(TokenVisitor.Stop),
            Hook = await context.Webhooks.Where(w => w.EventId == person.EventId).Select(w => w.Id).FirstOrDefaultAsync(TokenVisitor.Stop),
            Member = await context.Members.Where(m => m.EventId == person.EventId).Select(m => m.UserId).FirstAsync(TokenVisitor.Stop),
        });
    }

    /// <summary>The same ids under another event.</summary>
    internal EndpointDoors Under(string slug) => new(_known) { _slug = slug, _isElsewhere = true };

    /// <summary>The status of what somebody hears.</summary>
    internal async Task<HttpStatusCode> StatusAsync((string Name, HttpClient Pages, HttpClient Api) caller, string door)
    {
        using var answer = await SendAsync(caller, door);
        return answer.StatusCode;
    }

    /// <summary>What somebody hears: they are in, are to sign in, may not, or there is no such thing.</summary>
    internal async Task<char> KnockAsync((string Name, HttpClient Pages, HttpClient Api) caller, string door)
    {
        var address = door.Split(' ')[1];
        using var answer = await SendAsync(caller, door);
        Assert.True((int)answer.StatusCode < 500
            || address == "/error", $"{door} breaks for {caller.Name}: {answer.StatusCode}");
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => await IsRefusedHereAsync(answer, address) ? Unknown : In,
            // All of them try the same name in vain, and who is locked out was let in to try.
            HttpStatusCode.Forbidden when address.EndsWith("/auth/login", StringComparison.Ordinal) => In,
            HttpStatusCode.Forbidden => Refused,
            HttpStatusCode.NotFound => await IsHiddenAsync(answer, address) ? Hidden : In,
            HttpStatusCode.Redirect when door.EndsWith("/sign-out", StringComparison.Ordinal) => In,
            HttpStatusCode.Redirect when Leads(answer, "/account/sign-in") || Leads(answer, "/pair") => Unknown,
            HttpStatusCode.Redirect when Leads(answer, "/account/access-denied") => Refused,
            _ => In,
        };
    }

    /// <summary>Where somebody is led to; null for nowhere.</summary>
    internal async Task<string?> LocationAsync((string Name, HttpClient Pages, HttpClient Api) caller, string door)
    {
        using var answer = await SendAsync(caller, door);
        return answer.Headers.Location?.OriginalString;
    }

    private async Task<HttpResponseMessage> SendAsync((string Name, HttpClient Pages, HttpClient Api) caller, string door)
    {
        var (method, address) = (door.Split(' ')[0], door.Split(' ')[1]);
        var isApi = address.StartsWith("/api/v1/", StringComparison.Ordinal);
        using var request =
            new HttpRequestMessage(new HttpMethod(method), Filled(address, isApi && method != "PUT"))
            {
                Content = isApi
                || method == "GET" ? Body(door) : await FormAsync(caller.Pages)
            };
        request.Headers.TryAddWithoutValidation("If-Match", _isElsewhere ? ["\"1\""] : []);
        return await (isApi ? caller.Api
            : caller.Pages).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TokenVisitor.Stop);
    }

    private static object Fair(string slug) =>
        new
        {
            slug,
            name = "x",
            timeZone = "Europe/Berlin",
            startsAt = "2020-01-01T08:00:00Z",
            endsAt = "2030-01-02T08:00:00Z"
        };

    // At the API an id that does not exist tells as much, as the problem says whether it was the event that one may not
    // know of; and it spares what is there.
    // What is replaced is looked for before it is asked who replaces it, so it is there.
    private Uri Filled(string address, bool spares) => new(
        address.Replace("{event}", _slug, StringComparison.Ordinal)
            .Replace("{slug}", _slug, StringComparison.OrdinalIgnoreCase)
            .Replace("{**path}", "", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal)
            .Replace("{key}", "none", StringComparison.OrdinalIgnoreCase)
            .Replace("{pageKey}", "none", StringComparison.OrdinalIgnoreCase)
            .Replace("{id:guid}", $"{(_isElsewhere ? _known.Any(address) : spares ? RisingId.Next() : _known.At(address))}",
                StringComparison.OrdinalIgnoreCase),
        UriKind.Relative);

    private static HttpContent? Body(string door)
    {
        if (door.EndsWith("/imports/", StringComparison.Ordinal))
        {
            return new MultipartFormDataContent { { new ByteArrayContent([]), "file", "people.csv" } };
        }

        var name = door.Replace("/api/v1", "", StringComparison.Ordinal);
        return (Bodies.GetValueOrDefault(name)
            ?? Bodies.GetValueOrDefault(name.Replace("/events/{event}", "", StringComparison.Ordinal))) is { } body
            ? new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") : null;
    }

    private static async Task<HttpContent> FormAsync(HttpClient client) => new FormUrlEncodedContent(
        [new("__RequestVerificationToken", TokenVisitor.AntiforgeryField()
            .Match(await client.GetStringAsync("/pair", TokenVisitor.Stop)).Groups[1].Value)]);

    // Who signs in with a wrong password was let in to do so.
    private static async Task<bool> IsRefusedHereAsync(HttpResponseMessage answer, string address) =>
        !address.StartsWith("/api/v1/auth/", StringComparison.Ordinal)
            || (await answer.Content.ReadAsStringAsync(TokenVisitor.Stop)).Contains("no valid token",
                StringComparison.Ordinal);

    // A caller without the key of a public page gets the answer for an unknown key, as all callers do.
    private static async Task<bool> IsHiddenAsync(HttpResponseMessage answer, string address) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TokenVisitor.Stop)).RootElement.GetProperty(
                "detail").GetString() is var detail
                && (detail == Error.NotFound("event").Message || detail == ProblemCodes.All["not_found"].Meaning)
            : !address.Contains("key}", StringComparison.OrdinalIgnoreCase);

    private static bool Leads(HttpResponseMessage answer, string to) =>
        answer.Headers.Location?.ToString().Contains(to, StringComparison.Ordinal) == true;

    private sealed record Known(Guid Person, Guid Company, Guid Pass, Guid Station, Guid Import)
    {
        internal Guid Zone { get; init; }

        internal Guid Key { get; init; }

        internal Guid Hook { get; init; }

        internal Guid Member { get; init; }

        internal Guid Any(string address) =>
            address.Contains("/zones/", StringComparison.Ordinal) ? Zone
            : address.Contains("/api-keys/", StringComparison.Ordinal) ? Key
            : address.Contains("/webhooks/", StringComparison.Ordinal) ? Hook
            : address.Contains("/members/", StringComparison.Ordinal) ? Member
            : At(address);

        internal Guid At(string address) =>
            address.Contains("/companies/", StringComparison.Ordinal) ? Company
            : address.Contains("/pass-types/", StringComparison.Ordinal) ? Pass
            : address.Contains("/stations/", StringComparison.Ordinal) ? Station
            : address.Contains("/imports/", StringComparison.Ordinal) ? Import
            : Person;
    }
}
