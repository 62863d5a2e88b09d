using System.Net;
using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Tests.Browser.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Tickets;

/// <summary>A ticket on a phone, and what becomes of it when it is reissued.</summary>
[Collection(BrowserUser.Collection)]
public sealed class TicketStoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task A_phone_shows_the_ticket_to_whoever_has_its_address(ColorScheme scheme)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app,
            options => (options.ColorScheme, options.ViewportSize) = (scheme, new() { Width = 390, Height = 844 }));
        var page = await visitor.NewPageAsync();
        var (ticket, person) = await AnyAsync(app);

        var answer = await page.GotoAsync($"/t/{ticket.PageKey}");

        Assert.Contains("no-store", answer!.Headers["cache-control"], StringComparison.Ordinal);
        Assert.Equal(("no-referrer", "noindex, nofollow"), (answer.Headers["referrer-policy"], answer.Headers["x-robots-tag"]));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync($"{person.Person.FirstName} {person.Person.LastName}".Trim());
        await Expect(page.GetByText(TicketQr.Grouped(ticket.Code))).ToBeVisibleAsync();
        await Expect(page.GetByText("Europe/Berlin")).ToBeVisibleAsync();
        Assert.DoesNotContain(person.Person.Email, await page.ContentAsync(), StringComparison.OrdinalIgnoreCase);

        // The whole code is in the first view, large, and dark on white whatever the scheme.
        var box = (await page.Locator(".qr svg").BoundingBoxAsync())!;
        Assert.InRange(box.Width, 300, 390);
        Assert.InRange(box.Y + box.Height, 0, 844);
        await Expect(page.Locator(".qr svg rect")).ToHaveCSSAsync("fill", "rgb(255, 255, 255)");
        Assert.Equal(ticket.Code, QrReader.Read(QrReader.Modules(await page.Locator(".qr").InnerHTMLAsync())));
        Assert.False(await page.EvaluateAsync<bool>(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"));
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task The_calendar_and_the_picture_are_downloaded_and_nothing_is_for_strangers_to_the_address()
    {
        await using var app = await AppInProcess.StartAsync();
        using var client = new HttpClient { BaseAddress = app.Address };
        var (ticket, person) = await AnyAsync(app);

        var calendar = Ical.Net.Calendar.Load(await client.GetStringAsync($"/t/{ticket.PageKey}/event.ics", Stop))!;
        Assert.Equal(("Demo Expo", $"{app.Address}t/{ticket.PageKey}"),
            (calendar.Events.Single().Summary, calendar.Events.Single().Url!.ToString()));
        Assert.Equal(ticket.Code,
            QrReader.Read(QrReader.Modules(await client.GetStringAsync($"/t/{ticket.PageKey}/qr.svg", Stop))));
        foreach (var path in new[] { "/t/0123456789abcdef0123456789abcdef", $"/t/{ticket.Code}", "/t/none/event.ics",
            "/t/none/qr.svg" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path, Stop)).StatusCode);
        }

        Assert.Contains("Ticket not found",
            await (await client.GetAsync("/t/none", Stop)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var asked = await client.GetAsync($"/events/demo-expo/registrants/{person.Id}/ticket.svg", Stop);
        Assert.Equal("/account/sign-in", asked.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_ticket_is_reissued_in_the_drawer_and_the_desk_knows_the_old_one()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var (old, person) = await AnyAsync(app);
        var page = await visitor.OpenRegistrantsAsync($"?person={person.Id}", "staff");
        await Expect(page.Drawer().Locator("code")).ToHaveTextAsync(old.Code);
        await Axe.AssertCleanAsync(page);
        await page.Button("Reissue ticket").ClickAsync();
        await page.GetByLabel("Reason (optional)").FillAsync("Lost the phone");
        await Axe.AssertCleanAsync(page);
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Reissue ticket" })
            .ClickAsync();
        await Expect(page.Drawer().Locator("code")).Not.ToHaveTextAsync(old.Code);
        await Expect(page.Drawer().GetByText("replaces 1 older ticket")).ToBeVisibleAsync();
        var code = await page.Drawer().Locator("code").InnerTextAsync();

        await page.GotoAsync($"/t/{old.PageKey}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("This ticket was replaced by a newer one");
        await Expect(page.Locator(".qr")).ToHaveCountAsync(0);
        Assert.DoesNotContain(person.Person.LastName, await page.ContentAsync(), StringComparison.Ordinal);
        await Axe.AssertCleanAsync(page);

        await page.OpenAsync("/events/demo-expo/desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
        await Expect(page.Locator("#desk-field")).ToBeFocusedAsync();
        await page.ScanAsync(old.Code);
        await Expect(page.Locator("[data-outcome=RevokedCode]")).ToContainTextAsync("replaced by a newer one");
        await page.ScanAsync(code);
        await Expect(page.Locator("[data-outcome=Admitted]")).ToContainTextAsync(person.Person.LastName);
    }

    private static async Task<(Ticket Ticket, Registrant Person)> AnyAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var person = await context.Registrants.AsNoTracking()
            .Where(r => r.Status == RegistrantStatus.Confirmed && r.Person.LastName.Length > 4).OrderBy(r => r.Id).FirstAsync(Stop);
        return (await context.Tickets.AsNoTracking().SingleAsync(t => t.Code == person.TicketCode, Stop), person);
    }
}
