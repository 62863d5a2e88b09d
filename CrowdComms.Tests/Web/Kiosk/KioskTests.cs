using Bunit;
using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.Badges;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Data.CheckIn;
using CrowdComms.Tests.Data.Devices;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Kiosk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Kiosk;

public sealed class KioskTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_is_asked_checked_in_welcomed_and_gone_after_ten_seconds()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, place) = await KioskServiceTests.OpenAsync(house);
        var person = await house.RegisterAsync(expo,
            new RegistrantDetails("Ada", "King", "ada@test.example", "GEN", "Analytical Engines"));
        await using var rendered = new Rendered(house, expo.Staff);
        var kiosk = await StartAsync(rendered, expo, place);

        await kiosk.InvokeAsync(() => kiosk.Instance.Read(person.TicketCode, typed: false));
        kiosk.WaitForElement("[data-step=Person]");
        Assert.Equal("Ada K.", kiosk.Find("h1").TextContent);
        Assert.Equal("Analytical Engines", kiosk.Find(".company").TextContent);
        await Button(kiosk, "Yes, check me in").ClickAsync(new());

        kiosk.WaitForElement("[data-step=Done]");
        Assert.Equal("Welcome, Ada", kiosk.Find("h1").TextContent);
        Assert.Contains("Starting over in 10 seconds", kiosk.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("King", kiosk.Markup, StringComparison.Ordinal);
        await PassAsync(house, kiosk, 10, "Start");
        Assert.DoesNotContain("Ada", kiosk.Markup, StringComparison.Ordinal);
        await using var context = house.Context();
        var scan = await context.Scans.SingleAsync(Token);
        Assert.Equal((ScanOutcome.Admitted, place.StationId, person.Id),
            (scan.Outcome, scan.StationId, scan.RegistrantId));
    }

    [Fact]
    public async Task Whoever_is_refused_goes_to_the_desk_and_the_queue_reads_no_reason()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, place) = await KioskServiceTests.OpenAsync(house);
        var cancelled = await house.RegisterAsync(expo, "Carl Cancelled", RegistrantStatus.Cancelled);
        var here = await house.RegisterAsync(expo, "Hella Here", RegistrantStatus.CheckedIn);
        await using var rendered = new Rendered(house, expo.Staff);
        var kiosk = await StartAsync(rendered, expo, place);
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var code in new[] { cancelled.TicketCode, here.TicketCode, "https://example.com/1", "Somebody",
            new string('7', 4096) })
        {
            await kiosk.InvokeAsync(() => kiosk.Instance.Read(code, typed: false));
            if (kiosk.FindAll("[data-step=Person]").Count > 0)
            {
                await Button(kiosk, "Yes, check me in").ClickAsync(new());
            }

            kiosk.WaitForElement("[data-step=Refused]");
            seen.Add(kiosk.Find(".stage").TextContent);
        }

        Assert.Contains("Go to the desk", Assert.Single(seen), StringComparison.Ordinal);
        await using var context = house.Context();
        Assert.Equal(
            [ScanOutcome.Cancelled, ScanOutcome.AlreadyCheckedIn, ScanOutcome.UnknownCode, ScanOutcome.UnknownCode,
                ScanOutcome.UnknownCode],
            await context.Scans.Where(s => s.StationId == place.StationId).OrderBy(s => s.Id).Select(s => s.Outcome)
                .ToListAsync(Token));
    }

    [Fact]
    public async Task Somebody_without_a_ticket_is_found_by_name_and_after_three_misses_goes_to_the_desk()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, place) = await KioskServiceTests.OpenAsync(house);
        var person = await house.RegisterAsync(expo, new RegistrantDetails("Ada", "King", "ada@test.example", "GEN"));
        await using var rendered = new Rendered(house, expo.Staff);
        var kiosk = await StartAsync(rendered, expo, place);

        await kiosk.InvokeAsync(() => kiosk.Instance.Read("ada king", typed: true));
        kiosk.WaitForElement("[data-step=Name]");
        Assert.Equal("ada king", kiosk.Find("#kiosk-a").GetAttribute("value"));
        Assert.All(kiosk.FindAll("form, input"), field => Assert.Equal("off", field.GetAttribute("autocomplete")));
        for (var miss = 1; miss < 3; miss++)
        {
            await kiosk.Find("#kiosk-b").ChangeAsync(new() { Value = "eve@test.example" });
            await kiosk.Find("form").SubmitAsync();
            kiosk.WaitForAssertion(() =>
                Assert.Contains("That did not work", kiosk.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        }

        await kiosk.Find("form").SubmitAsync();
        kiosk.WaitForElement("[data-step=Refused]");
        await Button(kiosk, "Done").ClickAsync(new());
        kiosk.WaitForElement("[data-step=Start]");
        await Button(kiosk, "No ticket? Enter your name").ClickAsync(new());
        Assert.Equal("", kiosk.Find("#kiosk-a").GetAttribute("value") ?? "");
        await kiosk.Find("#kiosk-a").ChangeAsync(new() { Value = "King Ada" });
        await kiosk.Find("#kiosk-b").ChangeAsync(new() { Value = "ADA@test.example" });
        await kiosk.Find("form").SubmitAsync();
        kiosk.WaitForElement("[data-step=Person]");
        await Button(kiosk, "Yes, check me in").ClickAsync(new());
        kiosk.WaitForElement("[data-step=Done]");
        await using var context = house.Context();
        Assert.Equal(person.Id, (await context.Scans.SingleAsync(Token)).RegistrantId);
    }

    [Fact]
    public async Task Whoever_walks_away_is_asked_and_forgotten_and_a_touch_keeps_the_visit()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, place) = await KioskServiceTests.OpenAsync(house);
        var person = await house.RegisterAsync(expo, "Ada King");
        await using var rendered = new Rendered(house, expo.Staff);
        var kiosk = await StartAsync(rendered, expo, place);
        await kiosk.InvokeAsync(() => kiosk.Instance.Read(person.TicketCode, typed: false));
        kiosk.WaitForElement("[data-step=Person]");
        Assert.Empty(kiosk.FindAll(".words"));

        await TickAsync(house, kiosk, 35);
        kiosk.WaitForAssertion(
            () => Assert.Contains("Are you still there?", kiosk.Find(".question[role=status]").TextContent, StringComparison.Ordinal));
        await kiosk.InvokeAsync(kiosk.Instance.Active);
        kiosk.WaitForAssertion(() => Assert.Empty(kiosk.FindAll(".words")));
        await PassAsync(house, kiosk, 45, "Start");
        Assert.DoesNotContain("Ada", kiosk.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_database_is_away_nothing_is_lost_and_pressed_again_it_is_one_scan()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, place) = await KioskServiceTests.OpenAsync(house);
        var person = await house.RegisterAsync(expo, "Ada King");
        var faulty = new FaultyContexts(house.Get<IDbContextFactory<CrowdCommsContext>>());
        await using var rendered =
            new Rendered(house, expo.Staff,
                services =>
                    services.AddSingleton(ActivatorUtilities.CreateInstance<CheckInService>(house.Services, faulty)));
        var kiosk = await StartAsync(rendered, expo, place);
        await kiosk.InvokeAsync(() => kiosk.Instance.Read(person.TicketCode, typed: false));
        kiosk.WaitForElement("[data-step=Person]");

        faulty.IsAway = true;
        await Button(kiosk, "Yes, check me in").ClickAsync(new());
        kiosk.WaitForAssertion(
            () => Assert.Contains("This is taking longer than usual.", kiosk.Find("[role=alert]").TextContent,
                StringComparison.Ordinal));
        faulty.IsAway = false;
        await Button(kiosk, "Yes, check me in").ClickAsync(new());

        kiosk.WaitForElement("[data-step=Done]");
        await using var context = house.Context();
        Assert.Equal(1, await context.Scans.CountAsync(Token));
    }

    [Fact]
    public async Task The_badge_is_printed_where_the_event_wants_it_and_a_printer_that_is_not_there_sends_to_the_desk()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, place) = await KioskServiceTests.OpenAsync(house);
        await house.Get<BadgeLayoutService>()
            .SaveAsync(expo.Id, new BadgeDesign { PrintAtCheckIn = true }, expo.Organiser, Token);
        var (_, device) = await DeviceServiceTests.PairAsync(house, expo, place.StationId);
        await using var rendered = new Rendered(house, device);
        var printer = rendered.JSInterop.SetupModule("./Badges/BadgePrintout.razor.js").Setup<bool>("print", _ => true);
        var kiosk = await StartAsync(rendered, expo, place, device);

        foreach (var (works, said) in new[] { (true, "Your badge is being printed."),
            (false, "Get your badge at the desk.") })
        {
            printer.SetResult(works);
            var person = await house.RegisterAsync(expo, "Ada King");
            await kiosk.InvokeAsync(() => kiosk.Instance.Read(person.TicketCode, typed: false));
            kiosk.WaitForElement("[data-step=Person]");
            await Button(kiosk, "Yes, check me in").ClickAsync(new());
            kiosk.WaitForAssertion(() => Assert.Equal(said, kiosk.Find(".printout [role=status]").TextContent.Trim()));
            Assert.Empty(kiosk.FindAll(".printout a, .printout button"));
        }

        await using var context = house.Context();
        Assert.Equal(2, await context.BadgePrints.CountAsync(p => p.StationId == place.StationId, Token));
    }

    [Fact]
    public async Task A_kiosk_that_is_closed_says_so_and_opens_again()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (expo, place) = await KioskServiceTests.OpenAsync(house);
        await using var context = house.Context();
        await context.Events.ExecuteUpdateAsync(e => e.SetProperty(x => x.Kiosk, false), Token);
        await using var rendered = new Rendered(house, expo.Staff);

        var kiosk = rendered.Render<KioskScreen>(
            p => p.Add(k => k.Access, new EventAccess(CheckInServiceTests.Place(expo), expo.Staff))
                .Add(k => k.StationId, place.StationId));
        kiosk.WaitForElement("[data-step=Closed]");
        Assert.Contains("This kiosk is closed", kiosk.Markup, StringComparison.Ordinal);

        await context.Events.ExecuteUpdateAsync(e => e.SetProperty(x => x.Kiosk, true), Token);
        await PassAsync(house, kiosk, 30, "Start");
    }

    private static async Task<IRenderedComponent<KioskScreen>> StartAsync(
        Rendered rendered, EventAtHand expo, EventStation place, CrowdComms.Data.Common.Actor? actor = null)
    {
        var kiosk = rendered.Render<KioskScreen>(
            p => p.Add(k => k.Access, new EventAccess(CheckInServiceTests.Place(expo), actor ?? expo.Staff))
                .Add(k => k.StationId, place.StationId));
        await kiosk.WaitForElementAsync("[data-step=Start]");
        return kiosk;
    }

    private static async Task PassAsync(House house, IRenderedComponent<KioskScreen> kiosk, int seconds, string until)
    {
        await TickAsync(house, kiosk, seconds);
        await kiosk.WaitForElementAsync($"[data-step={until}]");
    }

    // A second at a time: each has its tick before the next one passes. A step counts from the moment in which it is drawn.
    private static async Task TickAsync(House house, IRenderedComponent<KioskScreen> kiosk, int seconds)
    {
        await kiosk.InvokeAsync(() => { });
        for (var i = 0; i < seconds; i++)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await kiosk.InvokeAsync(() => { });
        }
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<KioskScreen> kiosk, string words) =>
        kiosk.FindAll("button").Single(b => b.TextContent.Trim() == words);
}
