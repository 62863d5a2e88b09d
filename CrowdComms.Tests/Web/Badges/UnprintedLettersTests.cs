using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Badges;
using CrowdComms.Web.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Badges;

/// <summary>Where badges are printed, the page says before that which letters no font has.</summary>
public sealed class UnprintedLettersTests
{
    [Fact]
    public async Task The_drawer_says_it_before_the_badge_is_printed()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "𠀂𠀂", "ada@test.example", "GEN", "𠀂 Ltd."));
        await using var rendered = new Rendered(house, expo.Staff);

        var part = rendered.Render<PersonBadge>(p => p.Add(d => d.Access, new EventAccess(expo.Facts, expo.Staff)).Add(d => d.Row, row));

        part.WaitForAssertion(() => Assert.Equal(
            "2 characters of this name cannot be printed. 1 character of this company cannot be printed.",
            part.Find(".letters").TextContent.Trim()));
        Assert.Contains("Not printed yet.", part.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, "1 character of this name cannot be printed.")]
    [InlineData(false, true, "1 character of your badge cannot be printed. Show it at the desk.")]
    public async Task The_desk_and_the_kiosk_say_it_and_print(bool atDesk, bool unattended, string said)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.Get<BadgeLayoutService>()
            .SaveAsync(expo.Id, new BadgeDesign { PrintAtCheckIn = true }, expo.Organiser, Xunit.TestContext.Current.CancellationToken);
        var row = await house.RegisterAsync(expo, "Ada 𠀂");
        await using var rendered = new Rendered(house, expo.Staff);
        var printer = rendered.JSInterop.SetupModule("./Badges/BadgePrintout.razor.js").Setup<bool>("print", _ => true);
        printer.SetResult(true);

        var part = rendered.Render<BadgePrintout>(p => p
            .Add(d => d.Access, new EventAccess(expo.Facts, expo.Staff)).Add(d => d.Person, row.Id).Add(d => d.Name, row.Name)
            .Add(d => d.Content, unattended ? null : BadgeContent.Of(row)).Add(d => d.StationId, expo.Desk)
            .Add(d => d.AtDesk, atDesk).Add(d => d.Unattended, unattended));

        part.WaitForAssertion(() => Assert.Equal(said, part.Find(".letters").TextContent.Trim()));
        part.WaitForAssertion(() => Assert.Single(printer.Invocations));
    }

    [Fact]
    public async Task A_plain_badge_says_nothing_and_asks_no_database()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, "Ada King");
        var away = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>()) { IsAway = true };
        await using var rendered =
            new Rendered(house, expo.Staff, services => services.AddSingleton(new BadgeLetterReader(away)));

        var part = rendered.Render<BadgePrintout>(p => p
            .Add(d => d.Access, new EventAccess(expo.Facts, expo.Staff)).Add(d => d.Person, row.Id).Add(d => d.Name, row.Name)
            .Add(d => d.Content, BadgeContent.Of(row)));

        part.WaitForElement("button");
        Assert.Empty(part.FindAll(".letters"));
    }

    [Fact]
    public async Task The_batch_calls_a_person_what_their_badge_calls_them()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, new RegistrantDetails("Ada", "King", "ada@test.example", "GEN") { BadgeName = "Lady 𠀂" });
        await using var rendered = new Rendered(house, expo.Organiser);

        var page = rendered.Render<BadgeBatch>(p => p.Add(d => d.Access, new EventAccess(expo.Facts, expo.Organiser)));

        page.WaitForAssertion(() => Assert.Equal(
            "Lady 𠀂: 1 character of this name cannot be printed.", page.Find(".letters li").TextContent));
    }

    [Fact]
    public async Task The_batch_says_how_many_badges_and_whose()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, "Ada King");
        await house.RegisterAsync(expo, "Ben 𠀂𠀂");
        await house.RegisterAsync(expo, "Cem 𠀂", RegistrantStatus.Registered);
        await using var rendered = new Rendered(house, expo.Organiser);

        var page = rendered.Render<BadgeBatch>(p => p.Add(d => d.Access, new EventAccess(expo.Facts, expo.Organiser)));

        page.WaitForAssertion(() => Assert.Equal("1 badge has characters that cannot be printed. Each is shown as a box.",
            page.Find(".letters p").TextContent));
        Assert.Equal("Ben 𠀂𠀂: 2 characters of this name cannot be printed.", page.Find(".letters li").TextContent);
        await page.FindAll("label").Single(l => l.TextContent.Trim() == "Only confirmed people").QuerySelector("input")!
            .ChangeAsync(new() { Value = false });
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".letters li").Count));
    }
}
