using System.Text.RegularExpressions;
using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Badges;

[Collection(BrowserUser.Collection)]
public sealed class BadgesTests
{
    // A browser without a screen dies of its print dialog, and has no PDF viewer or dies of it, so the frame holds a plain
    // page and its print is noted.
    private const string CountedPrinter =
        "Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => true });"
            + "Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() { return { print: () => "
            + "document.body.dataset.printed = this.src }; } });";

    private const string NoViewer =
        "Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => false });";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organiser_lays_badges_out_and_the_desk_prints_each_at_check_in()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.AddInitScriptAsync(CountedPrinter);
        await page.RouteAsync("**/badge.pdf*",
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = "A badge" }));
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/badges");
        var picture = page.Locator(".preview img");
        var first = await picture.GetAttributeAsync("src");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Card" }).CheckAsync();
        await Expect(picture).Not.ToHaveAttributeAsync("src", first!);
        await page.GetByLabel("Print at check-in").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save layout" }).ClickAsync();
        await Expect(page.GetByText("The layout is saved.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);

        await page.OpenAsync("/events/demo-expo/desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
        await Expect(page.Locator("[data-ready]")).ToBeVisibleAsync();
        var person = await PersonAsync(app, RegistrantStatus.Confirmed);
        await page.Keyboard.TypeAsync(person.TicketCode);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-outcome=Admitted]")).ToBeVisibleAsync();

        await Expect(page.GetByText("Badge sent to the printer.")).ToBeVisibleAsync();
        await Expect(page.Locator("body"))
            .ToHaveAttributeAsync("data-printed", new Regex($"/registrants/{person.Id}/badge.pdf"));
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Open badge" });
        await Expect(link).ToBeVisibleAsync();
        var pdf = await page.APIRequest.GetAsync(await link.GetAttributeAsync("href") ?? "");
        Assert.Equal((200, "application/pdf"), (pdf.Status, pdf.Headers["content-type"]));
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(await pdf.BodyAsync()),
            StringComparison.Ordinal);
        await Expect(page.Locator("#desk-field")).ToBeFocusedAsync();
        await Axe.AssertCleanAsync(page);
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        Assert.Equal(1,
            await context.BadgePrints.CountAsync(p => p.RegistrantId == person.Id && p.StationId != null, Stop));
    }

    [Fact]
    public async Task Without_a_printer_the_badge_is_a_link_and_a_second_one_asks_why()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.AddInitScriptAsync(NoViewer);
        await page.SignInAsync("staff");
        var person = await PersonAsync(app, RegistrantStatus.Confirmed);
        await page.OpenAsync($"/events/demo-expo/registrants?person={person.Id}");
        var print = page.GetByRole(AriaRole.Button, new() { Name = "Print badge" });

        await print.ClickAsync();
        await Expect(page.GetByText("The print dialog did not open. Open the badge and print it from there."))
            .ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open badge" })).ToBeVisibleAsync();
        await print.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("Reason")).ToBeFocusedAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Reason").FillAsync("Torn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reprint badge" }).ClickAsync();
        await Expect(page.Locator(".badge q")).ToHaveTextAsync("Torn");
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task The_addresses_answer_members_alone_and_say_why_not()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        var person = await PersonAsync(app, RegistrantStatus.Confirmed);
        var one = $"/events/demo-expo/registrants/{person.Id}/badge.pdf";
        Assert.Equal(401, (await page.APIRequest.GetAsync(one)).Status);

        await page.SignInAsync("staff");
        var answer = await page.APIRequest.GetAsync(one);
        Assert.Equal((200, "SAMEORIGIN", "frame-ancestors 'self'"),
            (answer.Status, answer.Headers["x-frame-options"], answer.Headers["content-security-policy"]));
        var again = await page.APIRequest.GetAsync(one);
        Assert.Equal(409, again.Status);
        Assert.Contains("badge.reason_missing", await again.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(404,
            (await page.APIRequest.GetAsync(one.Replace("demo-expo", "other-expo", StringComparison.Ordinal))).Status);
        Assert.Equal(404,
            (await page.APIRequest.GetAsync(
                $"/events/demo-expo/registrants/{Guid.CreateVersion7()}/badge.pdf")).Status);
        Assert.Equal(404,
            (await page.APIRequest.GetAsync("/events/demo-expo/badges/batch.pdf",
                new() { Headers = new Dictionary<string, string> { ["Sec-Fetch-Site"] = "cross-site" } })).Status);
        Assert.Equal(200,
            (await page.APIRequest.GetAsync(
                "/events/demo-expo/badges/batch.pdf?confirmed=true&notPrinted=true")).Status);
    }

    private static async Task<Registrant> PersonAsync(AppInProcess app, RegistrantStatus status)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        return await context.Registrants.AsNoTracking().Where(r => r.Status == status).OrderBy(r => r.Id)
            .FirstAsync(Stop);
    }
}
