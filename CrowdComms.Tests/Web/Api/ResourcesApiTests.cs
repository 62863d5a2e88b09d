using System.Net.Http.Headers;
using System.Text;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

public sealed class ResourcesApiTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    [Fact]
    public async Task Zones_passes_and_stations_are_made_changed_and_put_away()
    {
        using var program = await OpenAsync(expo.App, "organiser");
        var zone = await program.PostAsync($"{Expo}/zones", new { name = "Roof terrace", capacity = 2 });
        Assert.Equal((201, "0"), (zone.Status, zone["inside"]));
        Assert.Equal((409, "zone.name_taken"),
            (await program.PostAsync($"{Expo}/zones", new { name = "roof TERRACE" })).Short);

        var pass = await program.PostAsync($"{Expo}/pass-types",
            new { name = "Roof", code = "ROOF", colour = "#123456", zones = new[] { zone["id"] } });
        Assert.Equal((201, "0", "False"), (pass.Status, pass["held"], pass["retired"]));
        Assert.Equal((409, "pass_type.code_taken"),
            (await program.PostAsync($"{Expo}/pass-types",
                new { name = "Roof 2", code = "ROOF", colour = "#123456" })).Short);
        Assert.Equal(["code", "colour"],
            (await program.PostAsync($"{Expo}/pass-types",
                new { name = "Roof 2", code = "röof", colour = "red" })).Wrong.Order());
        Assert.Equal("5",
            (await program.PutAsync($"{Expo}/pass-types/{pass["id"]}",
                new { name = "Roof", code = "ROOF", colour = "#123456", capacity = 5 }))["capacity"]);
        Assert.Equal(204, (await program.DeleteAsync($"{Expo}/pass-types/{pass["id"]}")).Status);
        Assert.Equal("True", (await program.GetAsync($"{Expo}/pass-types/{pass["id"]}"))["retired"]);

        Assert.Equal(["zoneId"],
            (await program.PostAsync($"{Expo}/stations", new { name = "Roof door", kind = "Door" })).Wrong);
        Assert.Equal(["zoneId"],
            (await program.PostAsync($"{Expo}/stations",
                new { name = "Roof desk", kind = "Desk", zoneId = zone["id"] })).Wrong);
        var door =
            await program.PostAsync($"{Expo}/stations", new { name = "Roof door", kind = "Door", zoneId = zone["id"] });
        Assert.Equal((409, "zone.in_use"), (await program.DeleteAsync($"{Expo}/zones/{zone["id"]}")).Short);
        Assert.Equal("Roof gate",
            (await program.PutAsync($"{Expo}/stations/{door["id"]}",
                new { name = "Roof gate", kind = "Door", zoneId = zone["id"] }))["name"]);
        Assert.Equal(["kind"],
            (await program.PutAsync($"{Expo}/stations/{door["id"]}", new { name = "Roof gate", kind = "Desk" })).Wrong);
        Assert.Equal((204, 204),
            ((await program.DeleteAsync($"{Expo}/stations/{door["id"]}")).Status,
                (await program.DeleteAsync($"{Expo}/zones/{zone["id"]}")).Status));
    }

    [Fact]
    public async Task Companies_have_allocations_and_become_one()
    {
        using var program = await OpenAsync(expo.App, "organiser");
        var made =
            await program.PostAsync($"{Expo}/companies",
                new
                {
                    name = "Difference Ltd",
                    contactEmail = "d@difference.example",
                    allocations = new[] { new { passType = "EXH", limit = 3 } }
                });
        Assert.Equal((201, 1, "0"),
            (made.Status, made.Body.GetProperty("allocations").GetArrayLength(), made.Body.GetProperty("counts")
                .GetProperty("confirmed").ToString()));
        Assert.Equal((409, "company.name_taken"),
            (await program.PostAsync($"{Expo}/companies", new { name = "DIFFERENCE ltd" })).Short);
        Assert.Equal(["allocations"],
            (await program.PutAsync($"{Expo}/companies/{made["id"]}",
                new { name = "D", allocations = new[] { new { passType = "NONE", limit = 1 } } })).Wrong);
        var kept = await program.PutAsync($"{Expo}/companies/{made["id"]}", new { name = "Difference plc" });
        Assert.Equal(("Difference plc", 1), (kept["name"], kept.Body.GetProperty("allocations").GetArrayLength()));
        Assert.Equal(0,
            (await program.PutAsync($"{Expo}/companies/{made["id"]}",
                new { name = "Difference plc", allocations = Array.Empty<object>() })).Body.GetProperty("allocations")
                    .GetArrayLength());

        await program.PostAsync(People,
            new
            {
                firstName = "Charles",
                email = "charles@difference.example",
                passType = "GEN",
                company = "Difference plc"
            });
        Assert.Equal((409, "company.in_use"), (await program.DeleteAsync($"{Expo}/companies/{made["id"]}")).Short);
        var other = await program.PostAsync($"{Expo}/companies", new { name = "Engine House" });
        Assert.Equal((409, "company.merge_itself"),
            (await program.PostAsync($"{Expo}/companies/{made["id"]}/merge", new { into = made["id"] })).Short);
        var merged = await program.PostAsync($"{Expo}/companies/{made["id"]}/merge", new { into = other["id"] });
        Assert.Equal(("Engine House", "1"),
            (merged["name"], merged.Body.GetProperty("counts").GetProperty("registered").ToString()));
        Assert.Equal((404, "not_found"), (await program.GetAsync($"{Expo}/companies/{made["id"]}")).Short);
        Assert.Equal("1", (await program.GetAsync($"{Expo}/companies?search=engine%20house"))["total"]);
    }

    [Fact]
    public async Task Scans_are_decided_once_and_batches_one_by_one()
    {
        using var program = await OpenAsync(expo.App, "staff");
        var desk = (await program.GetAsync($"{Expo}/stations?pageSize=200")).Body.GetProperty("items").EnumerateArray()
            .First(s => s.GetProperty("kind").GetString() == "Desk");
        var stationId = desk.GetProperty("id").GetString();
        var person = await program.PostAsync(People,
            new { firstName = "Scan", email = "scan@engine.example", passType = "GEN", status = "Confirmed" });
        var (scanId, code) = (Guid.CreateVersion7(), person["ticketCode"]);

        var rehearsed = await program.PostAsync($"{Expo}/scans", new { scanId, code, stationId, simulate = true });
        Assert.Equal((200, "admitted", "False"), (rehearsed.Status, rehearsed["outcome"], rehearsed["replayed"]));
        var scan = await program.PostAsync($"{Expo}/scans", new { scanId, code, stationId });
        var again = await program.PostAsync($"{Expo}/scans", new { scanId, code, stationId });
        Assert.Equal(("admitted", "False", "True"), (scan["outcome"], scan["replayed"], again["replayed"]));
        Assert.Equal((desk.GetProperty("name").GetString(), person["id"]),
            (scan.Body.GetProperty("scan").GetProperty("station").GetString(), scan.Body.GetProperty("registrant")
                .GetProperty("id").GetString()));
        Assert.Equal(["code"],
            (await program.PostAsync($"{Expo}/scans", new { scanId = Guid.CreateVersion7(), stationId })).Wrong);
        Assert.Equal(["scanId"], (await program.PostAsync($"{Expo}/scans", new { code, stationId })).Wrong);

        var batch = await program.PostAsync($"{Expo}/scans/batch", new
        {
            scans = new object[]
            {
                new { scanId = Guid.CreateVersion7(), code, stationId },
                new { scanId = Guid.CreateVersion7(), code = "NONSENSE", stationId },
                new { scanId = Guid.CreateVersion7(), code, stationId = Guid.CreateVersion7() },
            },
        });
        var items = batch.Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["already_checked_in", "unknown_code"],
            items[..2].Select(i => i.GetProperty("answer").GetProperty("outcome").GetString()));
        Assert.Equal("validation", items[2].GetProperty("problem").GetProperty("code").GetString());
        Assert.Equal(["scans"],
            (await program.PostAsync($"{Expo}/scans/batch",
                new
                {
                    scans = Enumerable.Range(0, 501)
                    .Select(_ => new { scanId = Guid.CreateVersion7(), stationId })
                })).Wrong);
        var undone = await program.PostAsync($"{People}/{person["id"]}/undo-check-in", new { reason = "wrong person" });
        Assert.Equal((200, "Confirmed"), (undone.Status, undone["status"]));
    }

    [Fact]
    public async Task A_file_is_looked_at_imported_and_exported_again()
    {
        using var program = await OpenAsync(expo.App, "organiser");
        const string File =
            "First name,Last name,Email,Pass type\nIda,Rhodes,ida@import.example,GEN\nBad,Row,nothing,GEN\n";
        var looked = await program.SendAsync(HttpMethod.Post, $"{Expo}/imports?dryRun=true", Form(File));
        Assert.Equal((200, "Checked", "1", "1"), (looked.Status, looked["state"], looked["created"], looked["failed"]));
        Assert.Equal((400, "import.unreadable"),
            (await program.SendAsync(HttpMethod.Post, $"{Expo}/imports", Form(""))).Short);
        Assert.Equal(["onDuplicate"],
            (await program.SendAsync(HttpMethod.Post, $"{Expo}/imports?onDuplicate=burn", Form(File))).Wrong);

        var started = await program.SendAsync(HttpMethod.Post, $"{Expo}/imports?onDuplicate=update", Form(File));
        Assert.Equal((202, $"{Expo}/imports/{started["id"]}"), (started.Status, started.Headers.Location?.ToString()));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        Answer run;
        while ((run = await program.GetAsync($"{Expo}/imports/{started["id"]}"))["state"] is "Queued" or "Running")
        {
            await beat.WaitForNextTickAsync(TokenVisitor.Stop);
        }

        Assert.Equal(("Finished", "1", "1", "2"), (run["state"], run["created"], run["failed"], run["done"]));
        Assert.Equal("email", run.Body.GetProperty("errors")[0].GetProperty("field").GetString());
        var csv = await program.Client.GetStringAsync(
            new Uri($"{Expo}/exports/registrants.csv?search=import.example", UriKind.Relative), TokenVisitor.Stop);
        Assert.Equal(2, csv.Trim().Split('\n').Length);
        var semicolons = await program.Client.GetStringAsync(
            new Uri($"{Expo}/exports/registrants.csv?separator=semicolon", UriKind.Relative), TokenVisitor.Stop);
        Assert.StartsWith("\"First name\";\"Last name\";\"Email\"", semicolons, StringComparison.Ordinal);
        Assert.Equal(["separator"], (await program.GetAsync($"{Expo}/exports/registrants.csv?separator=tab")).Wrong);
        Assert.Equal(200, (await program.GetAsync($"{Expo}/exports/registrants.xlsx?status=Cancelled")).Status);
        Assert.Equal(200, (await program.GetAsync($"{Expo}/exports/report.pdf")).Status);
    }

    private static MultipartFormDataContent Form(string text)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return new MultipartFormDataContent { { file, "file", "people.csv" } };
    }
}
