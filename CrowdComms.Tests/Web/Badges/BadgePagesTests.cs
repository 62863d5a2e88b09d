using AngleSharp.Dom;
using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Badges;
using CrowdComms.Web.Registrants;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Badges;

public sealed class BadgePagesTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_preview_follows_each_setting_and_saving_keeps_them()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = rendered.Render<BadgeDesigner>(p => p.Add(d => d.Access, new EventAccess(expo.Facts, expo.Organiser)));
        page.WaitForElement(".preview img");
        var before = Picture(page);

        await page.FindAll("input[type=radio]")[1].ClickAsync(new());
        Assert.NotEqual(before, Picture(page));
        before = Picture(page);
        await page.FindAll(".samples button").Single(b => b.TextContent == "Arabic").ClickAsync(new());
        Assert.NotEqual(before, Picture(page));
        await Switch(page, "QR code of the ticket").ChangeAsync(new() { Value = false });
        await page.Find("form").SubmitAsync();

        rendered.Snackbars.WaitForAssertion(
            () => Assert.Contains("The layout is saved.", rendered.Snackbars.Markup, StringComparison.Ordinal));
        var saved = (await house.Get<BadgeLayoutService>().GetAsync(expo.Id, expo.Organiser, Token)).Value;
        Assert.Equal(new BadgeDesign { Size = BadgeSize.Card, Code = false, Version = 1 }, saved);
    }

    [Fact]
    public async Task The_second_of_two_editors_may_reload()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = rendered.Render<BadgeDesigner>(p => p.Add(d => d.Access, new EventAccess(expo.Facts, expo.Organiser)));
        page.WaitForElement(".preview img");
        await house.Get<BadgeLayoutService>()
            .SaveAsync(expo.Id, new BadgeDesign { Band = false }, expo.Organiser, Token);

        await Switch(page, "Company").ChangeAsync(new() { Value = false });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(
            () => Assert.Contains("Someone else changed the badges", page.Find("[role=alert]").TextContent,
                StringComparison.Ordinal));
        await page.Find("[role=alert] button").ClickAsync(new());
        page.WaitForAssertion(
            () => Assert.False(Switch(page, "Band in the pass colour").HasAttribute("checked")));
        Assert.True(Switch(page, "Company").HasAttribute("checked"));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_and_the_logo_stays()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await using var rendered = new Rendered(house, expo.Organiser);
        var page = rendered.Render<BadgeDesigner>(p => p.Add(d => d.Access, new EventAccess(expo.Facts, expo.Organiser)));
        page.WaitForElement(".preview img");
        var logo = BadgeService.Picture(new BadgeDesign { Size = BadgeSize.Card }, "Logo", BadgeContent.Sample);
        var input = page.FindComponent<InputFile>();

        input.UploadFiles(InputFileContent.CreateFromBinary(logo, "logo.png"));
        page.WaitForAssertion(() => Assert.Contains("Remove logo", page.Markup, StringComparison.Ordinal));
        input.UploadFiles(InputFileContent.CreateFromText("<svg/>", "logo.svg"));
        page.WaitForAssertion(
            () => Assert.Contains("not a PNG or JPEG", page.Find(".logo [role=alert]").TextContent,
                StringComparison.Ordinal));
        input.UploadFiles(InputFileContent.CreateFromBinary(new byte[BadgeLogo.MostBytes + 1], "huge.png"));
        page.WaitForAssertion(
            () => Assert.Contains("513 kB. Save it with at most 512 kB", page.Find(".logo [role=alert]").TextContent,
                StringComparison.Ordinal));
        await page.Find("form").SubmitAsync();
        Assert.Equal(logo, (await house.Get<BadgeLayoutService>().GetAsync(expo.Id, expo.Organiser, Token)).Value.Logo);
    }

    [Fact]
    public async Task A_batch_says_how_many_and_a_browser_without_printer_offers_the_file()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.RegisterAsync(expo, "Ada King");
        await house.RegisterAsync(expo, "Ben Registered", RegistrantStatus.Registered);
        await using var rendered = new Rendered(house, expo.Organiser);
        Printer(rendered, works: false);
        var page = rendered.Render<BadgeBatch>(p => p.Add(d => d.Access, new EventAccess(expo.Facts, expo.Organiser)));
        page.WaitForAssertion(() => Assert.Equal("Print 1 badge", page.Find(".go button").TextContent.Trim()));

        await page.Find(".go button").ClickAsync(new());
        page.WaitForAssertion(
            () => Assert.Contains("The print dialog did not open.", page.Find("[role=status]").TextContent,
                StringComparison.Ordinal));
        Assert.StartsWith($"/events/{expo.Slug}/badges/batch.pdf?print=", page.Find("a")
            .GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("No one matches", page.Find(".go button").TextContent.Trim());

        await page.FindAll("select")[1].ChangeAsync(new() { Value = "all" });
        page.WaitForAssertion(() => Assert.Equal("Print 1 badge", page.Find(".go button").TextContent.Trim()));
        await page.Find(".go button").ClickAsync(new());
        page.WaitForAssertion(
            () => Assert.Contains("Give a reason", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_the_drawer_a_second_print_asks_why_and_the_log_tells_both()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo);
        await using var rendered = new Rendered(house, expo.Staff);
        Printer(rendered, works: true);
        var part = rendered.Render<PersonBadge>(
            p => p.Add(d => d.Access, new EventAccess(expo.Facts, expo.Staff)).Add(d => d.Row, row));
        part.WaitForAssertion(() => Assert.Contains("Not printed yet.", part.Markup, StringComparison.Ordinal));

        await part.Find("button").ClickAsync(new());
        part.WaitForAssertion(() => Assert.Equal("15 Sep 2026, 09:00 · Sam Staff", part.Find("li").TextContent.Trim()));
        Assert.Contains("Badge sent to the printer.", part.Find("[role=status]").TextContent,
            StringComparison.Ordinal);
        var second = part.Find("button").ClickAsync(new());
        rendered.Dialogs.WaitForElement("textarea");
        await DialogButton(rendered).ClickAsync(new());
        Assert.Contains("The reason is missing.", rendered.Dialogs.Markup, StringComparison.Ordinal);
        await rendered.Dialogs.Find("textarea").InputAsync(new() { Value = "Coffee on it" });
        await DialogButton(rendered).ClickAsync(new());
        await second;
        part.WaitForAssertion(() => Assert.Equal(["Coffee on it"], part.FindAll("q").Select(q => q.TextContent)));
        Assert.Equal(2, part.FindAll("li").Count);
    }

    [Theory]
    [InlineData(true, 1), InlineData(false, 0)]
    public async Task At_a_desk_the_badge_prints_on_its_own_where_the_event_wants_it(bool wanted, int prints)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        await house.Get<BadgeLayoutService>()
            .SaveAsync(expo.Id, new BadgeDesign { PrintAtCheckIn = wanted, Band = false }, expo.Organiser, Token);
        var row = await house.RegisterAsync(expo);
        await using var rendered = new Rendered(house, expo.Staff);
        var printer = Printer(rendered, works: true);

        var part = AtDesk();
        part.WaitForAssertion(() => Assert.Equal(prints, part.FindAll("[role=status]").Count));
        Assert.Equal(prints, printer.Invocations.Count);
        var again = AtDesk();
        again.WaitForAssertion(
            () => Assert.Equal(wanted ? "This person already has a badge."
                : "", string.Concat(again.FindAll("[role=status]").Select(p => p.TextContent.Trim()))));
        Assert.Equal(prints,
            (await house.Get<BadgeService>().PrintsAsync(expo.Id, row.Id, expo.Staff, Token)).Value.Count(
                p => p.Station == "Desk A"));

        IRenderedComponent<BadgePrintout> AtDesk() => rendered.Render<BadgePrintout>(p => p
            .Add(d => d.Access, new EventAccess(expo.Facts, expo.Staff)).Add(d => d.Person, row.Id).Add(d => d.Name, row.Name)
            .Add(d => d.StationId, expo.Desk).Add(d => d.AtDesk, true));
    }

    [Fact]
    public async Task Whoever_is_in_already_gets_a_new_badge_if_theirs_is_out_of_date()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo);
        await house.Get<BadgeLayoutService>().SaveAsync(expo.Id, new BadgeDesign { PrintAtCheckIn = true }, expo.Organiser, Token);
        await house.Get<BadgeService>().RecordAsync(expo.Id,
            new PrintOrder(Guid.CreateVersion7(), new BadgeFilter { Ids = [row.Id] }), expo.Staff, Token);
        await using var rendered = new Rendered(house, expo.Staff);
        var printer = Printer(rendered, works: true);
        Assert.Empty(AtDesk().FindAll("button"));

        var edit = new RegistrantEdit(row.Id, row.Version, row.Details with { LastName = "Changed" });
        Assert.True((await house.Get<RegistrantService>().EditAsync(expo.Id, edit, expo.Organiser, Token)).IsOk);
        var stale = AtDesk();
        stale.WaitForAssertion(() => Assert.StartsWith("Print new badge", stale.Find("button").TextContent.Trim(),
            StringComparison.Ordinal));
        Assert.Contains("The badge is out of date: it says", stale.Find(".stale").TextContent, StringComparison.Ordinal);
        Assert.Empty(printer.Invocations);
        await stale.Find("button").ClickAsync(new());
        stale.WaitForAssertion(() => Assert.Empty(stale.FindAll(".stale")));
        Assert.Single(printer.Invocations);

        IRenderedComponent<BadgePrintout> AtDesk() => rendered.Render<BadgePrintout>(p => p
            .Add(d => d.Access, new EventAccess(expo.Facts, expo.Staff)).Add(d => d.Person, row.Id).Add(d => d.Name, row.Name)
            .Add(d => d.StationId, expo.Desk).Add(d => d.AtDesk, true).Add(d => d.OnlyOutOfDate, true));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_and_nothing_is_lost()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>());
        await using var rendered =
            new Rendered(house, expo.Organiser,
                services =>
                    services.AddSingleton(new BadgeLayoutService(faulty, house.Get<IDatabaseEngine>(), house.Clock)));
        faulty.IsAway = true;
        var page = rendered.Render<BadgeDesigner>(p => p.Add(d => d.Access, new EventAccess(expo.Facts, expo.Organiser)));
        page.WaitForAssertion(
            () => Assert.Contains("The database does not answer.", page.Markup, StringComparison.Ordinal));
        faulty.IsAway = false;
        await page.Find("button").ClickAsync(new());
        page.WaitForElement(".preview img");
        faulty.IsAway = true;
        await page.Find("form").SubmitAsync();
        Assert.Contains("The database does not answer.", page.Find("[role=alert]").TextContent,
            StringComparison.Ordinal);
    }

    private static JSRuntimeInvocationHandler<bool> Printer(Rendered rendered, bool works)
    {
        var script = rendered.JSInterop.SetupModule("./Badges/BadgePrintout.razor.js");
        return script.Setup<bool>("print", _ => true).SetResult(works);
    }

    private static string? Picture(IRenderedComponent<BadgeDesigner> page) =>
        page.Find(".preview img").GetAttribute("src");

    private static IElement DialogButton(Rendered rendered) =>
        rendered.Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "Reprint badge");

    private static IElement Switch<T>(IRenderedComponent<T> page, string label)
        where T : Microsoft.AspNetCore.Components.IComponent =>
            page.FindAll("label").Single(l => l.TextContent.Trim() == label).QuerySelector("input")!;
}
