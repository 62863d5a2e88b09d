using System.Net;
using CrowdComms.Data.Common;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Events;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Events;

public sealed class FormerSlugTests
{
    private const string Now = "renamed-expo";

    [Fact]
    public async Task Every_address_of_a_former_slug_leads_to_the_present_one_with_its_path_and_query()
    {
        await using var app = await AppInProcess.StartAsync();
        await RenameAsync(app);
        using var browser = await app.BrowserAsync("organiser");
        using var stranger = app.Program();

        foreach (var (from, to) in new[]
        {
            ($"/events/{DemoSeed.Slug}/registrants?q=a%26b&page=2", $"/events/{Now}/registrants?q=a%26b&page=2"),
            ($"/events/{DemoSeed.Slug}", $"/events/{Now}"),
            ($"/kiosk/{DemoSeed.Slug}", $"/kiosk/{Now}"),
            ($"/register/{DemoSeed.Slug}?offer=x", $"/register/{Now}?offer=x"),
            ($"/register/{DemoSeed.Slug}/waiting?place=x", $"/register/{Now}/waiting?place=x"),
        })
        {
            using var answer = await browser.Client.GetAsync(from, Stop);
            Assert.Equal((HttpStatusCode.PermanentRedirect, to), (answer.StatusCode, answer.Headers.Location?.OriginalString));
            Assert.True(answer.Headers.CacheControl?.NoStore);
        }

        using var outside = await stranger.GetAsync($"/register/{DemoSeed.Slug}", Stop);
        Assert.Equal($"/register/{Now}", outside.Headers.Location?.OriginalString);
        using var guarded = await stranger.GetAsync($"/events/{DemoSeed.Slug}/desk", Stop);
        Assert.StartsWith("/account/sign-in", guarded.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("_handler", "register")]);
        using var sent = await stranger.PostAsync($"/register/{DemoSeed.Slug}", form, Stop);
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/register/{Now}"), (sent.StatusCode, sent.Headers.Location?.OriginalString));
        using var api = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events/{DemoSeed.Slug}/");
        using var read = await browser.Client.SendAsync(api, Stop);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Contains($"\"slug\":\"{Now}\"", await read.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static async Task RenameAsync(AppInProcess app)
    {
        await using var context = await app.ContextAsync();
        var id = await context.Events.Where(e => e.Slug == DemoSeed.Slug).Select(e => e.Id).SingleAsync(Stop);
        var events = app.Get<EventService>();
        var now = (await events.GetAsync(id, Actor.System, Stop)).Value;
        Assert.True((await events.EditAsync(new EventEdit(id, now.Version, now.Details with { Slug = Now }), Actor.System, Stop)).IsOk);
    }
}
