using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

/// <summary>A change that changes nothing writes nothing: no version, no audit, no step, no delivery.</summary>
public sealed class UnchangedTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    // What an answer has and a request has not.
    private static readonly string[] ReadOnly =
    [
        "id", "counts", "held", "inside", "status", "ticketCode", "source", "createdAt", "confirmedAt", "checkedInAt", "cancelledAt",
        "version", "retired", "userId", "email", "displayName",
    ];

    [Fact]
    public async Task A_put_of_what_is_there_writes_nothing_for_any_resource()
    {
        using var program = await OpenAsync(expo.App, "admin");
        var hook = await program.PostAsync($"{Expo}/webhooks",
            new { url = "https://93.184.215.14/", events = new[] { "zone.left", "zone.entered" }, active = true });
        var company = await program.PostAsync($"{Expo}/companies",
            new { name = "Same Ltd", contactEmail = "same@same.example", allocations = new[] { new { passType = "EXH", limit = 3 } } });
        Assert.Equal((201, 201), (hook.Status, company.Status));
        foreach (var address in new[]
        {
            Expo, $"{Expo}/webhooks/{hook["id"]}", $"{Expo}/companies/{company["id"]}", await FirstAsync(program, "pass-types"),
            await FirstAsync(program, "zones"), await FirstAsync(program, "stations"), await FirstAsync(program, "members"),
        })
        {
            var now = await program.GetAsync(address);
            var body = JsonNode.Parse(now.Body.GetRawText())!.AsObject();
            foreach (var name in ReadOnly)
            {
                body.Remove(name);
            }

            var before = await WrittenAsync();
            var put = await program.PutAsync(address, body);
            Assert.True(put.Status == 200, $"{address}: {put.Status} {put.Body}");
            Assert.Equal((address, now.Headers.ETag?.Tag, before), (address, put.Headers.ETag?.Tag, await WrittenAsync()));
            Assert.Equal(now.Body.GetRawText(), put.Body.GetRawText());
        }
    }

    [Fact]
    public async Task A_patch_and_a_put_that_change_nothing_of_a_registrant_keep_the_version()
    {
        using var program = await OpenAsync(expo.App, "organiser");
        var person = WholePerson.Of("same");
        var made = await program.PostAsync(People, new
        {
            person.FirstName,
            person.LastName,
            person.Email,
            person.Phone,
            person.Tags,
            passType = "GEN",
            company = "Same People",
        }.Lower());
        Assert.Equal(201, made.Status);
        var one = $"{People}/{made["id"]}";
        var before = await WrittenAsync();
        var read = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        foreach (var patch in new object[] { new { }, new { firstName = "  same FirstName " }, new { company = "SAME people" },
            new { tags = new[] { "same one", "same two" } },
            new { passType = "gen" }, new { answers = new { } }, new { phone = person.Phone } })
        {
            var patched = await program.PatchAsync(one, patch, ("If-Match", "\"1\""));
            Assert.Equal((200, "\"1\"", "1"), (patched.Status, patched.Headers.ETag?.Tag, patched["version"]));
            Assert.Equal(made.Body.GetRawText(), patched.Body.GetRawText());
        }

        var put = await program.PutAsync(one, new
        {
            person.FirstName,
            person.LastName,
            person.Email,
            person.Phone,
            person.Tags,
            passType = "GEN",
            company = "Same People"
        }.Lower(), ("If-Match", "\"1\""));
        Assert.Equal((200, "\"1\""), (put.Status, put.Headers.ETag?.Tag));
        Assert.Equal(before, await WrittenAsync());
        Assert.Equal("0", (await program.GetAsync($"{People}?search=same@known&updatedAfter={Uri.EscapeDataString(read)}"))["total"]);

        Assert.Equal("\"2\"", (await program.PatchAsync(one, new { phone = "1234567" }, ("If-Match", "\"1\""))).Headers.ETag?.Tag);
        Assert.Equal("1", (await program.GetAsync($"{People}?search=same@known&updatedAfter={Uri.EscapeDataString(read)}"))["total"]);
        Assert.Equal(before.Audits + 1, (await WrittenAsync()).Audits);
    }

    [Fact]
    public async Task A_cancelled_registrant_has_no_ticket_in_any_file()
    {
        using var program = await OpenAsync(expo.App, "organiser");
        var made = await program.PostAsync(People, new { firstName = "Gone", email = "gone@engine.example", passType = "GEN" });
        var one = $"{People}/{made["id"]}";
        Assert.Equal(200, (await program.GetAsync($"{one}/ticket.svg")).Status);
        await program.PostAsync($"{one}/cancel", null);
        Assert.Equal((409, "ticket.cancelled"), (await program.GetAsync($"{one}/ticket.svg")).Short);
        Assert.Equal((409, "badge.cancelled"), (await program.GetAsync($"{one}/badge.pdf")).Short);
        var browser = await expo.App.BrowserAsync("organiser");
        using (browser.SignIn)
        using (browser.Client)
        {
            Assert.Equal(409, (int)(await browser.Client.GetAsync(
                new Uri($"/events/demo-expo/registrants/{made["id"]}/ticket.svg", UriKind.Relative), TokenVisitor.Stop)).StatusCode);
        }

        await using var context = await expo.App.ContextAsync();
        var key = await context.Tickets.Where(t => t.Code == made["ticketCode"]).Select(t => t.PageKey).SingleAsync(TokenVisitor.Stop);
        using var visitor = expo.App.Program();
        foreach (var file in new[] { "qr.svg", "event.ics" })
        {
            Assert.Equal(404, (int)(await visitor.GetAsync(new Uri($"/t/{key}/{file}", UriKind.Relative), TokenVisitor.Stop)).StatusCode);
        }

        await program.PostAsync($"{one}/reinstate", null);
        Assert.Equal(200, (await program.GetAsync($"{one}/ticket.svg")).Status);
        await program.DeleteAsync(one);
        Assert.Equal((409, "registrant.anonymised"), (await program.GetAsync($"{one}/ticket.svg")).Short);
    }

    private static async Task<string> FirstAsync(ApiVisitor program, string resource)
    {
        var first = (await program.GetAsync($"{Expo}/{resource}?pageSize=1")).Body.GetProperty("items")[0];
        return $"{Expo}/{resource}/{first.GetProperty(resource == "members" ? "userId" : "id").GetString()}";
    }

    private async Task<Written> WrittenAsync()
    {
        await using var context = await expo.App.ContextAsync();
        var stop = TokenVisitor.Stop;
        return new Written(await context.AuditEntries.CountAsync(stop), await context.StatusChanges.CountAsync(stop),
            await context.Messages.CountAsync(stop), await context.WebhookDeliveries.CountAsync(stop),
            await context.Events.SumAsync(e => e.Version, stop), await context.Registrants.SumAsync(r => r.Version, stop));
    }

    private sealed record Written(int Audits, int Steps, int Messages, int Deliveries, int Events, int People);
}

/// <summary>Bodies from C# objects.</summary>
internal static class LowerNames
{
    /// <summary>The members of an object by the names that the API uses.</summary>
    internal static Dictionary<string, object?> Lower(this object body) => body.GetType().GetProperties().ToDictionary(
        p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), p => p.GetValue(body), StringComparer.Ordinal);
}
