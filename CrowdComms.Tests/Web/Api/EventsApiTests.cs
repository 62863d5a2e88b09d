using CrowdComms.Web;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

public sealed class EventsApiTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    private static object Fair(string slug, int? capacity = null) =>
        new
        {
            slug,
            name = "Fair",
            timeZone = "Europe/Berlin",
            startsAt = "2027-01-01T08:00:00Z",
            endsAt = "2027-01-02T08:00:00Z",
            capacity
        };

    [Fact]
    public async Task An_event_is_made_by_an_admin_and_deleted_with_its_slug_in_the_body()
    {
        using var admin = await OpenAsync(expo.App, "admin");
        using var organiser = await OpenAsync(expo.App, "organiser");
        Assert.Equal((403, "forbidden"), (await organiser.PostAsync(Fairs, Fair("spring-fair"))).Short);

        var made = await admin.PostAsync(Fairs, Fair("spring-fair"));
        Assert.Equal((201, $"{Fairs}/spring-fair"), (made.Status, made.Headers.Location?.ToString()));
        Assert.Equal((409, "event.slug_taken"), (await admin.PostAsync(Fairs, Fair("spring-fair"))).Short);
        Assert.Equal((404, "not_found"), (await organiser.GetAsync($"{Fairs}/spring-fair")).Short);
        Assert.Equal((412, "event.version_stale"),
            (await admin.PutAsync($"{Fairs}/spring-fair", Fair("spring-fair"), ("If-Match", "\"7\""))).Short);
        Assert.Equal("20", (await admin.PutAsync($"{Fairs}/spring-fair", Fair("spring-fair", 20)))["capacity"]);

        Assert.Equal(["slug"], (await admin.DeleteAsync($"{Fairs}/spring-fair", new { slug = "autumn-fair" })).Wrong);
        Assert.Equal(204, (await admin.DeleteAsync($"{Fairs}/spring-fair", new { slug = "spring-fair" })).Status);
        Assert.Equal(404, (await admin.GetAsync($"{Fairs}/spring-fair")).Status);
    }

    [Fact]
    public async Task Settings_of_the_form_and_of_answers_to_mail_are_written_stay_when_left_out_and_are_removed_by_an_empty_text()
    {
        using var admin = await OpenAsync(expo.App, "admin");
        Assert.Equal(201, (await admin.PostAsync(Fairs, Fair("mail-fair"))).Status);
        var one = $"{Fairs}/mail-fair";
        object With(string? replyTo, string? consentText, bool? suggestsCompanies) => new
        {
            slug = "mail-fair",
            name = "Fair",
            timeZone = "Europe/Berlin",
            startsAt = "2027-01-01T08:00:00Z",
            endsAt = "2027-01-02T08:00:00Z",
            replyTo,
            consentText,
            suggestsCompanies,
        };

        var set = await admin.PutAsync(one, With("Office <office@fair.example>", "I agree.", true));
        Assert.Equal(("office@fair.example", "I agree.", "True"), (set["replyTo"], set["consentText"], set["suggestsCompanies"]));
        Assert.Equal(["replyTo"], (await admin.PutAsync(one, With("nowhere", null, null))).Wrong);
        var kept = await admin.PutAsync(one, Fair("mail-fair"));
        Assert.Equal(("office@fair.example", "I agree.", "True"), (kept["replyTo"], kept["consentText"], kept["suggestsCompanies"]));
        Assert.Equal("office@fair.example", (await admin.GetAsync(one))["replyTo"]);
        var gone = (await admin.PutAsync(one, With("", "", null))).Body;
        Assert.All(new[] { "replyTo", "consentText" }, name => Assert.True(
            !gone.TryGetProperty(name, out var value) || value.ValueKind == System.Text.Json.JsonValueKind.Null, name));
        Assert.Equal(204, (await admin.DeleteAsync(one, new { slug = "mail-fair" })).Status);
    }

    [Fact]
    public async Task An_event_with_people_in_it_is_deleted_only_by_force()
    {
        await using var app = await Support.AppInProcess.StartAsync(
            new Support.AppSettings { Engine = Support.Engine.Postgres });
        using var admin = await OpenAsync(app, "admin");
        using var organiser = await OpenAsync(app, "organiser");
        Assert.Equal((403, "forbidden"), (await organiser.DeleteAsync(Expo, new { slug = "demo-expo" })).Short);
        Assert.Equal((409, "event.people_inside"), (await admin.DeleteAsync(Expo, new { slug = "demo-expo" })).Short);
        Assert.Equal(204, (await admin.DeleteAsync(Expo, new { slug = "demo-expo", force = true })).Status);
        Assert.Equal("0", (await admin.GetAsync(Fairs))["total"]);
    }

    [Fact]
    public async Task Members_see_their_events_with_the_people_counted()
    {
        using var staff = await OpenAsync(expo.App, "staff");
        var item = Assert.Single((await staff.GetAsync(Fairs)).Body.GetProperty("items").EnumerateArray());
        Assert.Equal("demo-expo", item.GetProperty("slug").GetString());
        Assert.True(item.GetProperty("counts").GetProperty("checkedIn").GetInt32() > 0);
        Assert.Equal((403, "forbidden"), (await staff.PutAsync(Expo, Fair("demo-expo"))).Short);
        Assert.Equal(["startsAt"],
            (await staff.PostAsync(Fairs,
                new { slug = "a-fair", name = "F", timeZone = "UTC", endsAt = "2027-01-02T08:00:00Z" })).Wrong);
    }
}
