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
