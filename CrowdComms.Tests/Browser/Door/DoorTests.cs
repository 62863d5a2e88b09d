using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Door;

/// <summary>The door of a zone, the list of those inside, and the explanation of a scan.</summary>
[Collection(BrowserUser.Collection)]
public sealed class DoorTests
{
    [Fact]
    public async Task People_go_in_and_out_by_keyboard_and_another_door_of_the_zone_counts_along()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        await using var other = await BrowserUser.OpenAsync(app);
        var (page, second) = (await OpenAsync(visitor), await OpenAsync(other));
        var guest = await GuestAsync(app, RegistrantStatus.CheckedIn);
        await Expect(page.Locator("[data-inside]")).ToBeVisibleAsync();
        var before = int.Parse(await page.Locator("[data-inside]")
            .InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await page.ScanAsync(guest.TicketCode);
        await Expect(page.Locator("[data-outcome=Admitted]")).ToContainTextAsync(guest.Person.LastName);
        await Expect(second.Locator("[data-inside]")).ToHaveTextAsync($"{before + 1}");
        await Axe.AssertCleanAsync(page);
        await page.ScanAsync(guest.TicketCode);
        await Expect(page.Locator("[data-outcome=AlreadyInside]")).ToContainTextAsync("Already inside");

        await page.Keyboard.PressAsync("F6");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Out", Exact = true }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await page.ScanAsync(guest.TicketCode);
        await Expect(page.Locator("[data-outcome=Left]")).ToBeVisibleAsync();
        await Expect(second.Locator("[data-inside]")).ToHaveTextAsync($"{before}");

        await page.Keyboard.PressAsync("F8");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Scanned by mistake" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-outcome=Undone]")).ToContainTextAsync("This scan no longer counts");
        await Expect(second.Locator("[data-inside]")).ToHaveTextAsync($"{before + 1}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Who is inside" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "VIP lounge" }).First).ToContainTextAsync(guest.Person.LastName);
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task A_scan_is_explained_without_being_made()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/explain");
        var person = await GuestAsync(app, RegistrantStatus.Confirmed);

        await page.GetByLabel("Name, email, company or ticket code").FillAsync(person.Person.Email);
        await page.GetByRole(AriaRole.Option, new() { Name = person.Person.Email }).ClickAsync();

        await Expect(page.Locator("[data-outcome=Admitted]").First).ToContainTextAsync("Would be let in.");
        await Expect(page.Locator("[data-outcome=NotCheckedIn]").First)
            .ToContainTextAsync("Check the person in at the entrance");
        await Axe.AssertCleanAsync(page);
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.False(
            await context.Scans.AnyAsync(s => s.RegistrantId == person.Id, TestContext.Current.CancellationToken));
    }

    private static async Task<IPage> OpenAsync(BrowserUser visitor)
    {
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events/demo-expo/door");
        await page.ChooseStationAsync("VIP lounge door");
        return page;
    }

    // Somebody whose pass opens the lounge.
    private static async Task<Registrant> GuestAsync(AppInProcess app, RegistrantStatus status)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await context.Registrants.AsNoTracking()
            .Where(r => r.Status == status && r.PassType!.Zones.Any(z => z.Name == "VIP lounge")
                && !context.ZoneVisits.Any(v => v.RegistrantId == r.Id))
            .OrderBy(r => r.Id).FirstAsync(TestContext.Current.CancellationToken);
    }
}
