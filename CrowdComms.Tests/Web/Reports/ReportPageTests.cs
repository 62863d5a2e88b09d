using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Tests.Data.Reports;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Reports;

public sealed class ReportPageTests
{
    [Fact]
    public async Task An_organiser_reads_the_report_and_takes_it_along()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await ReportWorld.LiveAsync(house);
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = rendered.Render<ReportPage>(p => p.Add(r => r.Slug, expo.Slug));

        page.WaitForElement(".tiles");
        Assert.Equal("The event is not over yet.", page.Find(".as-of").TextContent.Split(". ")[1]);
        Assert.Equal(["4", "4", "1", "3", "6", "3", "5", "1"], page.FindAll(".tile strong").Select(t => t.TextContent));
        Assert.Equal(["09:00", "10:00"], page.FindAll("section[aria-labelledby=hours] tbody th")
            .Select(h => h.TextContent));
        Assert.Contains("清华大学", page.Find("section[aria-labelledby=companies] tbody").TextContent,
            StringComparison.Ordinal);
        Assert.Equal(4, page.FindAll("section[aria-labelledby=refused] tbody tr").Count);
        Assert.Equal(4, page.FindAll("section[aria-labelledby=missing] tbody tr").Count);
        Assert.Equal(
            [$"/events/{expo.Slug}/exports/report.xlsx", $"/events/{expo.Slug}/exports/report.pdf"], page
                .FindAll(".page-actions a[download]").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task An_event_without_anybody_says_when_the_report_begins()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = rendered.Render<ReportPage>(p => p.Add(r => r.Slug, expo.Slug));
        Assert.Contains("Nothing to report yet", page.WaitForElement(".empty-state").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_are_told_whose_page_it_is()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Staff);
        var page = rendered.Render<ReportPage>(p => p.Add(r => r.Slug, expo.Slug));
        Assert.Contains("This page is for organisers", page.WaitForElement(".empty-state").TextContent,
            StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[download]"));
    }

    [Fact]
    public async Task While_the_database_is_away_the_page_says_so_and_reads_again()
    {
        FaultyContexts? contexts = null;
        await using var house = await House.OpenAsync(Engine.Sqlite, services =>
        {
            var real = services.Last(s => s.ServiceType == typeof(IDbContextFactory<CrowdCommsContext>));
            services.AddSingleton<IDbContextFactory<CrowdCommsContext>>(
                provider => contexts = new FaultyContexts(
                    (IDbContextFactory<CrowdCommsContext>)real.ImplementationFactory!(provider)));
        });
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        contexts!.IsAway = true;
        var page = rendered.Render<ReportView>(p => p.Add(r => r.Access, new EventAccess(expo.Facts, expo.Organiser)));
        page.WaitForElement(".load-failed");
        contexts.IsAway = false;
        await page.Find(".load-failed button").ClickAsync(new());
        page.WaitForElement(".empty-state");
    }
}
