using Bunit;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Merges;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using CrowdComms.Web.Companies;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Tests.Web.Companies;

public sealed class CompanyViewTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_see_people_contact_and_passes_and_change_nothing()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var company = await AcmeAsync(house, expo);
        await house.RegisterAsync(expo, new RegistrantDetails("Ada", null, "ada@test.example", "VIP", "Acme"),
            RegistrantStatus.CheckedIn);
        await using var rendered = new Rendered(house, expo.Staff);

        var page = await OpenAsync(rendered, house, expo, expo.Staff, company);

        Assert.Equal("Acme", page.Find("h1").TextContent);
        Assert.Contains("Grace Hopper", page.Markup, StringComparison.Ordinal);
        Assert.Equal("1 of 3 taken · 2 left", page.Find(".figures").TextContent);
        Assert.Empty(page.FindAll("button"));
        Assert.DoesNotContain("Company link", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisers_see_an_allocation_that_came_too_late_and_the_merges()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var company = await AcmeAsync(house, expo);
        var other =
            (await house.Get<CompanyService>()
                .CreateAsync(expo.Id, new CompanyDetails("Acme Ltd"), expo.Organiser, Stop)).Value.Id;
        await house.Get<CompanyMergeService>()
            .MergeAsync(expo.Id, new MergeRequest(other, company), expo.Organiser, Stop);
        await house.RegisterAsync(expo, new RegistrantDetails("Ada", null, "ada@test.example", "VIP", "Acme"));
        await house.Get<AllocationService>()
            .SetAsync(expo.Id, company, new AllocationChange(expo.Vip, 0), expo.Organiser, Stop);
        await using var rendered = new Rendered(house, expo.Organiser);

        var page = await OpenAsync(rendered, house, expo, expo.Organiser, company);

        Assert.Equal("1 of 0 taken · 1 too many", page.Find(".figures").TextContent);
        Assert.Contains("Acme Ltd · 0 people · Olga Organiser", page.Find(".merges").TextContent,
            StringComparison.Ordinal);
        await page.FindAll("button").Single(b => b.TextContent.Trim() == "Create link").ClickAsync(new());
        page.WaitForAssertion(
            () => Assert.Contains("/c/", page.Find("input.line").GetAttribute("value"), StringComparison.Ordinal));
        await page.FindAll("button").Single(b => b.TextContent.Trim() == "Send to contact").ClickAsync(new());
        rendered.Snackbars.WaitForAssertion(
            () => Assert.Contains("The link is on its way to grace@acme.example.", rendered.Snackbars.Markup,
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_company_that_is_no_more_is_said_to_be_none()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Staff);

        Assert.Contains("Company not found", (await OpenAsync(rendered, house, expo, expo.Staff, expo.Desk)).Markup,
            StringComparison.Ordinal);
    }

    private static async Task<Guid> AcmeAsync(House house, EventAtHand expo)
    {
        var details = new CompanyDetails("Acme", "grace@acme.example") { ContactName = "Grace Hopper" };
        var id = (await house.Get<CompanyService>().CreateAsync(expo.Id, details, expo.Organiser, Stop)).Value.Id;
        await house.Get<AllocationService>()
            .SetAsync(expo.Id, id, new AllocationChange(expo.Vip, 3), expo.Organiser, Stop);
        return id;
    }

    private static async Task<IRenderedComponent<CompanyView>> OpenAsync(
        Rendered rendered, House house, EventAtHand expo, Actor actor, Guid company)
    {
        rendered.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var access = (await house.Get<AccessService>().EnterAsync(actor.UserId!.Value, expo.Slug, Stop)).Value;
        var page = rendered.Render<CompanyView>(p => p.Add(v => v.Access, access).Add(v => v.Id, company));
        page.WaitForState(() => page.FindAll("[aria-label=Loading]").Count == 0);
        return page;
    }
}
