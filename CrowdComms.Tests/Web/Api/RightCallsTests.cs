using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

/// <summary>Every operation of the document is called rightly once, and answers what the document says.</summary>
public sealed class RightCallsTests
{
    // Tried by the tests of their own rooms; the stream does not end by itself.
    private static readonly string[] Elsewhere = ["/auth/", "/dashboard/stream"];

    [Fact]
    public async Task Every_operation_answers_a_right_call_as_it_is_written_down()
    {
        await using var app = await AppInProcess.StartAsync();
        using var admin = await OpenAsync(app, "admin");
        var contract = new Contract(JsonDocument.Parse(await admin.Client.GetStringAsync(
            new Uri("/openapi/v1.json", UriKind.Relative), TokenVisitor.Stop)).RootElement);
        var open = contract.Operations.Where(o => !Elsewhere.Any(e => o.Path.Contains(e, StringComparison.Ordinal)))
            .ToDictionary(o => o.Id, StringComparer.Ordinal);
        var left = open.Keys.ToHashSet(StringComparer.Ordinal);
        async Task<Answer> CallAsync(string id, string one = "", HttpContent? content = null, string query = "",
            params (string, string)[] headers)
        {
            left.Remove(id);
            var answer =
                await admin.SendAsync(open[id].Method, open[id].Address("right-expo", one) + query, content, headers);
            Assert.Null(contract.Complaint(open[id], answer, "right"));
            Assert.True(answer.Status < 300, $"{id}: {answer.Status} {answer.Body}");
            return answer;
        }

        var fair =
            new
            {
                slug = "right-expo",
                name = "Right",
                timeZone = "Europe/Berlin",
                startsAt = "2020-01-01T08:00:00Z",
                endsAt = "2030-01-02T08:00:00Z"
            };
        await CallAsync("Events_Create", content: Json(fair), headers: ("Idempotency-Key", "right"));
        await CallAsync("Events_List", query: "?page=1&pageSize=10&sort=-name");
        await CallAsync("Events_Get");
        await CallAsync("Events_Put", content: Json(fair), headers: ("If-Match", "*"));
        await PlacesAsync(CallAsync);
        await HouseAsync(CallAsync);
        await PeopleAsync(CallAsync);
        await FilesAsync(CallAsync);
        await CallAsync("Dashboard_Now", query: "?companies=all");
        await CallAsync("Events_Delete", content: Json(new { slug = "right-expo", force = true }));
        Assert.Empty(left);
    }

    private delegate Task<Answer> Call(
        string id, string one = "", HttpContent? content = null, string query = "", params (string, string)[] headers);

    private static async Task HouseAsync(Call call)
    {
        var member = await call("Members_Add", content: Json(new { email = "staff@demo.example", role = "Staff" }));
        await call("Members_List", query: "?pageSize=10");
        await call("Members_Get", member["userId"]);
        await call("Members_Put", member["userId"], Json(new { role = "Organiser" }));
        await call("Members_Remove", member["userId"]);
        var hook =
            await call("Webhooks_Create",
                content: Json(new
                {
                    url = "https://93.184.215.14/hooks",
                    events = new[] { "registrant.checked_in" },
                    active = false
                }));
        Assert.StartsWith("whsec_", hook["secret"], StringComparison.Ordinal);
        Assert.False((await call("Webhooks_Get", hook["id"])).Body.TryGetProperty("secret", out _));
        await call("Webhooks_List");
        await call("Webhooks_Put", hook["id"],
            Json(new
            {
                url = "https://93.184.215.14/hooks",
                events = new[] { "zone.entered", "zone.left" },
                active = false
            }));
        await call("Webhooks_Delete", hook["id"]);
        var key = await call("ApiKeys_Make", content: Json(new { name = "Turnstile", scopes = new[] { "scan" } }),
            headers: ("Idempotency-Key", "turnstile"));
        await call("ApiKeys_List", query: "?page=1&pageSize=10");
        await call("ApiKeys_Get", key["id"]);
        await call("ApiKeys_Revoke", key["id"]);
    }

    private static async Task PlacesAsync(Call call)
    {
        var zone = await call("Zones_Create", content: Json(new { name = "Roof", capacity = 5 }));
        await call("Zones_List", query: "?pageSize=1");
        await call("Zones_Get", zone["id"]);
        await call("Zones_Put", zone["id"], Json(new { name = "Roof top" }));
        var door = await call("Stations_Create",
            content: Json(new { name = "Roof door", kind = "Door", zoneId = zone["id"] }));
        await call("Stations_List");
        await call("Stations_Get", door["id"]);
        await call("Stations_Put", door["id"], Json(new { name = "Roof gate", kind = "Door", zoneId = zone["id"] }));
        await call("Stations_Delete", door["id"]);
        var pass = await call("PassTypes_Create",
            content: Json(new { name = "Roof", code = "ROOF", colour = "#112233", zones = new[] { zone["id"] } }));
        await call("PassTypes_List");
        await call("PassTypes_Get", pass["id"]);
        await call("PassTypes_Put", pass["id"],
            Json(new { name = "Roof", code = "ROOF", colour = "#112233", validFrom = "2020-01-01T00:00:00Z" }));
        await call("PassTypes_Retire", pass["id"]);
        await call("Zones_Delete", zone["id"]);
    }

    private static async Task PeopleAsync(Call call)
    {
        var company = await call("Companies_Create", content: Json(new { name = "Engines" }));
        var other = await call("Companies_Create", content: Json(new { name = "Looms" }));
        await call("Companies_List", query: "?search=engines&sort=-people");
        await call("Companies_Get", company["id"]);
        await call("Companies_Put", company["id"],
            Json(new
            {
                name = "Engines Ltd",
                contactEmail = "e@engines.example",
                allocations = Array.Empty<object>()
            }));
        await call("Companies_Merge", company["id"], Json(new { into = other["id"] }));
        await call("Companies_Delete", other["id"]);

        object Ada(string first) =>
            new
            {
                firstName = first,
                lastName = "Lovelace",
                email = "ada@engines.example",
                passType = "GEN",
                phone = "1",
                tags = new[] { "a" }
            };
        var id = (await call("Registrants_Create", content: Json(Ada("Ada"))))["id"];
        await call("Registrants_List",
            query: "?status=Registered&status=Confirmed&passType=GEN&source=Api&tag=a"
                + "&createdAfter=2020-01-01T00:00:00Z&search=ada&sort=lastName");
        await call("Questions_List");
        var seen = await call("Registrants_Get", id);
        await call("Registrant_Put", id, Json(Ada("Augusta")), headers: ("If-Match", seen.Headers.ETag!.Tag));
        await call("Registrant_Patch", id,
            new StringContent("""{"phone":null,"jobTitle":"Countess"}""", Encoding.UTF8,
                "application/merge-patch+json"));
        await call("Registrant_Confirm", id);
        await call("Registrant_Reissue", id, Json(new { reason = "lost" }));
        var desk = (await call("Stations_List")).Body.GetProperty("items")[0].GetProperty("id").GetString()!;
        await call("Scans_Scan",
            content: Json(new { scanId = Guid.CreateVersion7(), registrantId = id, stationId = desk }));
        await call("Scans_Batch",
            content: Json(
                new
                {
                    scans = new[] { new { scanId = Guid.CreateVersion7(), registrantId = id, stationId = desk },
                    new { scanId = Guid.CreateVersion7(), registrantId = id, stationId = id } }
                }));
        await call("Registrant_History", id);
        await call("Registrant_Ticket", id);
        await call("Registrant_Badge", id, query: $"?print={Guid.CreateVersion7()}&reason=first");
        await call("Registrant_UndoCheckIn", id, Json(new { reason = "wrong" }));
        await call("Registrant_Cancel", id);
        await call("Registrant_Reinstate", id);
        await call("Registrants_Anonymise", id);
    }

    private static async Task FilesAsync(Call call)
    {
        var file = new ByteArrayContent(
            "First name,Last name,Email,Pass type\nIda,Rhodes,ida@import.example,GEN\n"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var started = await call("Imports_Start",
            content: new MultipartFormDataContent { { file, "file", "people.csv" } }, query: "?onDuplicate=skip");
        await call("Imports_Get", started["id"]);
        await call("Exports_Csv", query: "?status=Confirmed");
        await call("Exports_Xlsx");
        await call("Exports_Report");
    }

    private static StringContent Json(object body) =>
        new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}
