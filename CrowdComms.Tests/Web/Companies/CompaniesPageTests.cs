using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Companies;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Companies;

public sealed class CompaniesPageTests
{
    private static readonly RendererInfo Live = new("Server", isInteractive: true);

    [Fact]
    public async Task Companies_are_shown_with_their_numbers_and_a_way_to_their_people()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        foreach (var status in new[] { RegistrantStatus.CheckedIn, RegistrantStatus.Confirmed,
            RegistrantStatus.Cancelled })
        {
            await house.RegisterAsync(expo,
                new RegistrantDetails("Ada", "Lovelace", $"{status}@test.example", "GEN", "جامعة القاهرة"), status);
        }

        await using var rendered = new Rendered(house, expo.Staff);
        var page = Open(rendered, expo);

        var name = page.WaitForElement("td.name a");
        Assert.Equal(("جامعة القاهرة", "auto"), (name.TextContent, name.GetAttribute("dir")));
        Assert.StartsWith($"/events/{expo.Slug}/companies/", name.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("1 of 2", page.Find(".figures").TextContent);
        Assert.Equal(["0", "1", "1"], page.FindAll("td.number").Select(n => n.TextContent));
        Assert.Equal("1 company", page.Find("[role=status]").TextContent);
        Assert.Empty(page.FindAll("td.acts button, .page-actions button"));
        Assert.StartsWith($"/events/{expo.Slug}/arrivals?company=", page.Find("td.acts a")
            .GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_without_companies_says_how_they_come()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);

        Assert.Contains("No companies yet", Open(rendered, expo)
            .WaitForElement(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_went_away_is_said_and_tried_again()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()) { IsAway = true };
        await using var rendered =
            new Rendered(house, expo.Staff, services => services.AddSingleton(new CompanyReader(faulty)));
        var page = Open(rendered, expo);

        page.WaitForElement("[role=alert]");
        faulty.IsAway = false;
        await page.Find("[role=alert] button").ClickAsync();

        page.WaitForElement(".empty-state");
    }

    [Fact]
    public async Task A_taken_name_is_said_beside_the_field_and_another_is_saved()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.Get<CompanyService>()
            .CreateAsync(expo.Id, new CompanyDetails("Acme"), expo.Organiser,
                Xunit.TestContext.Current.CancellationToken);
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = Open(rendered, expo);
        page.WaitForElement("td.name");
        var adding = page.Find(".page-actions button").ClickAsync();

        await SaveAsync(rendered, "ACMÉ");
        Assert.Contains("Another company has this name.", rendered.Dialogs.Markup, StringComparison.Ordinal);
        await SaveAsync(rendered, "Beta");

        await adding;
        Assert.Equal(["Acme", "Beta"], page.FindAll("td.name a").Select(a => a.TextContent));
    }

    private static async Task SaveAsync(Rendered rendered, string name)
    {
        await rendered.Dialogs.Find("input").ChangeAsync(name);
        await rendered.Dialogs.Find("form").SubmitAsync();
    }

    private static IRenderedComponent<CompaniesPage> Open(Rendered rendered, EventAtHand expo)
    {
        rendered.SetRendererInfo(Live);
        return rendered.Render<CompaniesPage>(p => p.Add(c => c.Slug, expo.Slug));
    }
}
