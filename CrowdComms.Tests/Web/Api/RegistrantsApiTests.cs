using CrowdComms.Web;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

public sealed class RegistrantsApiTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    private static object Ada(string email) =>
        new
        {
            firstName = "Ada",
            lastName = "Lovelace",
            email,
            passType = "VIP",
            company = "Engines",
            tags = new[] { "math" }
        };

    [Fact]
    public async Task A_registrant_is_made_read_replaced_changed_and_forgotten()
    {
        using var program = await OpenAsync(expo.App, "organiser");

        var made = await program.PostAsync(People, Ada("ada@engine.example"));
        Assert.Equal((201, $"{People}/{made["id"]}", "\"1\""),
            (made.Status, made.Headers.Location?.ToString(), made.Headers.ETag?.Tag));
        var one = $"{People}/{made["id"]}";
        Assert.Equal((409, "registrant.email_taken"),
            (await program.PostAsync(People, Ada("ada@engine.example"))).Short);
        Assert.Equal("Engines", (await program.GetAsync(one)).Body.GetProperty("company").GetProperty("name")
            .GetString());

        Assert.Equal((428, "precondition_required"), (await program.PutAsync(one, Ada("ada@engine.example"))).Short);
        Assert.Equal((412, "registrant.version_stale"),
            (await program.PutAsync(one, Ada("ada@engine.example"), ("If-Match", "\"9\""))).Short);
        var replaced = await program.PutAsync(one,
            new { firstName = "Augusta", email = "ada@engine.example", passType = "GEN" }, ("If-Match", "\"1\""));
        Assert.Equal(("Augusta", "", 0),
            (replaced["firstName"], replaced["company"], replaced.Body.GetProperty("tags").GetArrayLength()));

        var changed = await program.PatchAsync(one, new { jobTitle = "Countess", firstName = "Ada" });
        Assert.Equal((200, "Ada", "Countess", "\"3\""),
            (changed.Status, changed["firstName"], changed["jobTitle"], changed.Headers.ETag?.Tag));
        Assert.Equal("", (await program.PatchAsync(one, new { jobTitle = (string?)null }))["jobTitle"]);
        Assert.Equal(["firstName"], (await program.PatchAsync(one, new { firstName = (string?)null })).Wrong);

        Assert.Equal(204, (await program.DeleteAsync(one)).Status);
        Assert.Equal((409, "registrant.anonymised"), (await program.DeleteAsync(one)).Short);
    }

    [Fact]
    public async Task Steps_follow_the_status_table_and_the_history_tells_of_them()
    {
        using var staff = await OpenAsync(expo.App, "staff");
        using var organiser = await OpenAsync(expo.App, "organiser");
        var made = await staff.PostAsync(People, Ada("steps@engine.example"));
        var one = $"{People}/{made["id"]}";

        Assert.Equal("Confirmed", (await staff.PostAsync($"{one}/confirm", null))["status"]);
        Assert.Equal((409, "registrant.step_refused"), (await staff.PostAsync($"{one}/confirm", null)).Short);
        Assert.Equal("Cancelled", (await staff.PostAsync($"{one}/cancel", new { reason = "ill" }))["status"]);
        Assert.Equal((403, "forbidden"), (await staff.PostAsync($"{one}/reinstate", null)).Short);
        Assert.Equal("Registered", (await organiser.PostAsync($"{one}/reinstate", null))["status"]);
        Assert.NotEqual(made["ticketCode"],
            (await staff.PostAsync($"{one}/reissue-ticket", new { reason = "lost" }))["ticketCode"]);
        Assert.Equal((403, "forbidden"), (await staff.DeleteAsync(one)).Short);

        var history = (await staff.GetAsync($"{one}/history")).Body.EnumerateArray()
            .Select(r => (r.GetProperty("to").GetString(), r.GetProperty("reason").GetString()));
        Assert.Equal([("Registered", null), ("Cancelled", "ill"), ("Confirmed", null), ("Registered", null)], history);
    }

    [Fact]
    public async Task Lists_are_filtered_ordered_and_cut_into_pages()
    {
        using var program = await OpenAsync(expo.App, "staff");
        await program.PostAsync(People, Ada("lists@engine.example"));
        async Task<int> TotalAsync(string query) =>
            (await program.GetAsync($"{People}?{query}")).Body.GetProperty("total").GetInt32();

        Assert.Equal(await TotalAsync(""), await TotalAsync("status=Registered")
            + await TotalAsync("status=Confirmed&status=CheckedIn&status=Cancelled"));
        Assert.Equal(1,
            await TotalAsync("tag=math&source=Api&passType=vip&createdAfter=2026-01-01T00:00:00Z&search=lists"));
        Assert.Equal(0, await TotalAsync("createdAfter=2999-01-01T00:00:00Z"));
        var page = await program.GetAsync($"{People}?sort=-email&pageSize=3&page=2");
        Assert.Equal((3, "2", "3"), (page.Body.GetProperty("items").GetArrayLength(), page["page"], page["pageSize"]));
        string?[] emails = [.. page.Body.GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("email").GetString())];
        Assert.Equal(emails.OrderDescending(StringComparer.Ordinal), emails);
        foreach (var (query, field) in new[] { ("pageSize=201", "pageSize"), ("page=0", "page"), ("sort=phone", "sort"),
            ("status=9", "status"), ("status=Here", "status"), ("passType=NONE", "passType"), ("company=x", "company"),
            ("createdAfter=soon", "createdAfter"), ("search=%00", "search") })
        {
            var refused = await program.GetAsync($"{People}?{query}");
            Assert.Equal((400, "validation", field), (refused.Status, refused.Code, Assert.Single(refused.Wrong)));
        }
    }

    [Theory]
    [InlineData("""{"firstName":"Ada"}""", "email", "passType")]
    [InlineData("""{"firstName":"Ada","email":"a@b.example","passType":"GEN","nickname":"A"}""", "nickname")]
    [InlineData("""{"firstName":7,"email":"a@b.example","passType":"GEN"}""", "firstName")]
    [InlineData("""{"firstName":"A\u0000","email":"a@b.example","passType":"GEN"}""", "firstName")]
    [InlineData("""{"firstName":"\ud800","email":"a@b.example","passType":"GEN"}""", "firstName")]
    [
        InlineData("""{"firstName":"A","email":"a@b.example","passType":"GEN","tags":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}""", "tags[0]")]
    [InlineData("""{"firstName":"A","firstName":"B","email":"a@b.example","passType":"GEN"}""", "firstName")]
    [InlineData("""{"firstName":null,"email":"a@b.example","passType":"GEN","status":"CheckedIn"}""", "status")]
    [InlineData("""{"firstName":null,"email":null,"passType":null}""", "firstName", "email", "passType")]
    [InlineData("nothing", "body")]
    [InlineData("", "body")]
    [InlineData("null", "body")]
    [InlineData("[1]", "body")]
    public async Task A_body_that_is_not_acceptable_is_a_problem_that_names_the_field(
        string body, params string[] fields)
    {
        using var program = await OpenAsync(expo.App, "staff");
        var refused = await program.RawAsync(HttpMethod.Post, People, body);
        Assert.Equal((400, "validation"), refused.Short);
        Assert.Equal(fields, refused.Wrong);
    }

    [Fact]
    public async Task A_body_too_large_or_of_another_kind_is_a_problem_too()
    {
        using var program = await OpenAsync(expo.App, "staff");
        using var plain = new StringContent("{}");
        Assert.Equal((415, "unsupported_media_type"), (await program.SendAsync(HttpMethod.Post, People, plain)).Short);
        // A program that asks before it sends is told; one that does not finds the line closed while it still writes.
        Assert.Equal((413, "too_large"), (await program.PostAsync(
            People, new { firstName = new string('x', 1_100_000) }, ("Expect", "100-continue"))).Short);
    }
}
