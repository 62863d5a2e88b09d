using System.Globalization;
using System.Text.Json;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

/// <summary>Programs read registrants by a cursor, and a query that the API does not know is refused everywhere.</summary>
public sealed class ReadingApiTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    [Fact]
    public async Task A_program_follows_the_cursors_to_the_end_and_then_reads_what_changed()
    {
        using var program = await OpenAsync(expo.App, "organiser");
        var made = await program.PostAsync(People,
            new { firstName = "Ada", lastName = "Aaronson", email = "cursor@engine.example", passType = "GEN", company = "Aa" });
        var one = $"{People}/{made["id"]}";
        var first = await program.GetAsync($"{People}?pageSize=100");
        List<Answer> read = [first];
        // The last one of all moves to the front of every order that a list may be shown in.
        await program.PatchAsync(one, new { lastName = "Zz", company = "Zz" });
        while (read[^1]["next"] is { Length: > 0 } next)
        {
            Assert.Equal((200, "1"), (read[^1].Status, read[^1]["page"]));
            read.Add(await program.GetAsync($"{People}?pageSize=100&after={next}"));
            await program.PatchAsync(one, new { lastName = read.Count % 2 == 0 ? "Aa" : "Zz", jobTitle = $"{read.Count}" });
        }

        var ids = read.SelectMany(Ids).ToList();
        Assert.Equal((ids.Count, ids.Count), (ids.Distinct().Count(), int.Parse(first["total"], CultureInfo.InvariantCulture)));
        Assert.Contains(made["id"], ids);
        Assert.All(read, answer => Assert.Equal(first["readUntil"], answer["readUntil"]));

        var changed = await program.GetAsync($"{People}?updatedAfter={read[^1]["readUntil"]}");
        Assert.Contains(made["id"], Ids(changed));
        Assert.Equal(made["id"], Ids(changed)[^1]);
        var later = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddHours(1).ToString("O", CultureInfo.InvariantCulture));
        Assert.Empty(Ids(await program.GetAsync($"{People}?updatedAfter={later}")));
        var sorted = await program.GetAsync($"{People}?sort=lastName&pageSize=1");
        Assert.Equal(("", ""), (sorted["next"], sorted["readUntil"]));

        var cursor = first["next"];
        foreach (var (query, field) in new[] { ("after=nonsense", "after"), ("after=", "after"), ($"after={cursor}&page=2", "page"),
            ($"after={cursor}&sort=lastName", "sort"), ($"after={cursor}&updatedAfter=2026-01-01T00:00:00Z", "after") })
        {
            var refused = await program.GetAsync($"{People}?{query}");
            Assert.Equal((400, "validation", field), (refused.Status, refused.Code, Assert.Single(refused.Wrong)));
        }
    }

    [Fact]
    public async Task Every_endpoint_refuses_a_parameter_that_it_does_not_have_and_names_the_one_that_is_meant()
    {
        using var program = await OpenAsync(expo.App, "admin");
        var contract = new Contract(JsonDocument.Parse(await program.Client.GetStringAsync(
            new Uri("/openapi/v1.json", UriKind.Relative), TokenVisitor.Stop)).RootElement);
        var nobody = Guid.CreateVersion7().ToString();
        Assert.NotEmpty(contract.Operations);
        foreach (var operation in contract.Operations)
        {
            var known = operation.Parameters("query").ToList();
            var refused = await program.SendAsync(operation.Method, $"{operation.Address("demo-expo", nobody)}?pagesise=1", null);
            Assert.Equal((operation.Id, 400, "validation", "pagesise"),
                (operation.Id, refused.Status, refused.Code, string.Join(',', refused.Wrong)));
            var sentence = refused.Body.GetProperty("errors").GetProperty("pagesise")[0].GetString()!;
            Assert.Contains(known.Contains("pageSize") ? "Did you mean pageSize?" : known.Count == 0 ? "takes no parameters"
                : string.Join(", ", known.Order(StringComparer.Ordinal)), sentence, StringComparison.Ordinal);
        }

        using var stranger = new ApiVisitor(expo.App.Program());
        Assert.Equal((401, "unauthenticated"), (await stranger.GetAsync($"{People}?nope=1")).Short);
        Assert.Equal(["stauts", "x y"], (await program.GetAsync($"{People}?stauts=Confirmed&x%20y=1&PageSize=1")).Wrong.Order());
    }

    [Theory]
    [InlineData("status=Foo", "status", "Choose one of Registered, Confirmed, CheckedIn, Cancelled.")]
    [InlineData("status=1", "status", "Choose one of Registered, Confirmed, CheckedIn, Cancelled.")]
    [InlineData("status=Confirmed&status=", "status", "Choose one of Registered, Confirmed, CheckedIn, Cancelled.")]
    [InlineData("status=confirmed", "status", "Choose one of Registered, Confirmed, CheckedIn, Cancelled.")]
    [InlineData("status=Confirmed,CheckedIn", "status", "Choose one of Registered, Confirmed, CheckedIn, Cancelled.")]
    [InlineData("search=a&search=b", "search", "This parameter takes one value. Send it once.")]
    [InlineData("source=Fax", "source", "Choose one of Web, ")]
    [InlineData("sort=shoes", "sort", "Sort by one of lastName, createdAt, checkedInAt, company, passType, status, email")]
    public async Task A_value_of_the_query_that_is_no_member_of_a_list_is_answered_by_the_list(string query, string field, string sentence)
    {
        using var program = await OpenAsync(expo.App, "organiser");
        foreach (var list in new[] { People, $"{Expo}/exports/registrants.csv" })
        {
            var refused = await program.GetAsync($"{list}?{query}");
            Assert.Equal(400, refused.Status);
            Assert.StartsWith(sentence, refused.Body.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("registrants", """{"firstName":"A","email":"a@b.example","passType":"GEN","status":"Here"}""", "status",
        "Registered, Confirmed,")]
    [InlineData("stations", """{"name":"North","kind":"Roof"}""", "kind", "Desk, Kiosk, Door.")]
    [InlineData("stations", """{"name":"North","kind":1}""", "kind", "Desk, Kiosk, Door.")]
    [InlineData("stations", """{"name":"North","kind":"Kiosk, Door"}""", "kind", "Desk, Kiosk, Door.")]
    [InlineData("stations", """{"name":"North","kind":"Desk,Kiosk"}""", "kind", "Desk, Kiosk, Door.")]
    [InlineData("stations", """{"name":"North","kind":" desk "}""", "kind", "Desk, Kiosk, Door.")]
    [InlineData("members", """{"email":"a@b.example","role":"Staff, Organiser"}""", "role", "Staff, Organiser.")]
    [InlineData("members", """{"email":"a@b.example","role":"King"}""", "role", "Staff, Organiser.")]
    [InlineData("scans",
        """{"scanId":"{id}","stationId":"{id}","code":"x","direction":"Up"}""",
        "direction", "In, Out.")]
    [InlineData("scans/batch",
        """{"scans":[{"scanId":"{id}","stationId":"{id}","direction":"Up"}]}""",
        "scans[0].direction", "In, Out.")]
    public async Task A_value_of_the_body_that_is_no_member_of_a_list_is_answered_by_the_list(
        string resource, string body, string field, string names)
    {
        using var program = await OpenAsync(expo.App, "organiser");
        var refused = await program.RawAsync(HttpMethod.Post, $"{Expo}/{resource}",
            body.Replace("{id}", $"{Guid.CreateVersion7()}", StringComparison.Ordinal));
        Assert.Equal((400, field), (refused.Status, Assert.Single(refused.Wrong)));
        Assert.Contains(names, refused.Body.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    private static List<string> Ids(Answer answer) =>
        [.. answer.Body.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];
}
