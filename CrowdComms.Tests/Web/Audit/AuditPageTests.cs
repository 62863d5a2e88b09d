using Bunit;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Audit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Audit;

public sealed class AuditPageTests
{
    private static readonly RendererInfo Live = new("Server", isInteractive: true);

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_say_who_did_what_from_where_and_what_it_was_before()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var zones = house.Get<ZoneService>();
        Assert.True(
            (await zones.EditAsync(expo.Id, expo.Lounge, new ZoneDetails("VIP lounge", 40),
                expo.Organiser with { From = new("Page", "198.51.100.7") }, Stop)).IsOk);
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = Open(rendered, expo, "");

        var line = page.WaitForElement(".rows li");
        Assert.Equal("VIP lounge", line.QuerySelector("strong")!.TextContent);
        Assert.Contains("Page · 198.51.100.7", line.QuerySelector(".who")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Capacity", "2", "40"),
            (line.QuerySelector("dt")!.TextContent, line.QuerySelector("del bdi")!.TextContent,
                line.QuerySelector("ins bdi")!.TextContent));
        Assert.Equal("1 entry", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Nothing_changed_and_nothing_found_are_told_apart()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var all = Open(rendered, expo, "");
        all.WaitForAssertion(() => Assert.Contains("No changes yet", all.Markup, StringComparison.Ordinal));
        var filtered = Open(rendered, expo, "?text=gone");
        filtered.WaitForAssertion(() => Assert.Contains("No matching entries", filtered.Markup, StringComparison.Ordinal));
    }

    private static IRenderedComponent<AuditPage> Open(Rendered rendered, EventAtHand expo, string query)
    {
        rendered.SetRendererInfo(Live);
        rendered.Services.GetRequiredService<NavigationManager>().NavigateTo($"/events/{expo.Slug}/audit{query}");
        return rendered.Render<AuditPage>(parameters => parameters.Add(p => p.Slug, expo.Slug));
    }
}
