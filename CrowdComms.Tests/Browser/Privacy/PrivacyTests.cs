using System.Net;
using System.Text.Json;
using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Browser.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Privacy;

/// <summary>Somebody asks for their data, and to be forgotten.</summary>
[Collection(BrowserUser.OtherCollection)]
public sealed class PrivacyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_takes_their_data_from_their_own_ticket_page_and_no_stranger_does()
    {
        await using var app = await AppInProcess.StartAsync();
        var person = await AnyAsync(app);
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var key = await context.Tickets.Where(t => t.Code == person.TicketCode).Select(t => t.PageKey).SingleAsync(Stop);
        await using var visitor =
            await BrowserUser.OpenAsync(app,
                options => (options.JavaScriptEnabled, options.ViewportSize) = (false, new() { Width = 390, Height = 844 }));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/t/{key}");

        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download my data" }).ClickAsync());

        Assert.Equal("demo-expo-my-data.json", download.SuggestedFilename);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync((await download.PathAsync())!, Stop));
        Assert.Equal(person.Person.Email, json.RootElement.GetProperty("person").GetProperty("email").GetString());
        using var client = new HttpClient { BaseAddress = app.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/t/none/data.json", Stop)).StatusCode);
        using var asked = await client.GetAsync($"/events/demo-expo/registrants/{person.Id}/data.json", Stop);
        Assert.Equal("/account/sign-in", asked.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task An_organiser_anonymises_somebody_for_ever(ColorScheme scheme)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app, options => options.ColorScheme = scheme);
        var person = await AnyAsync(app);
        var page = await visitor.OpenRegistrantsAsync($"?person={person.Id}", "organiser");
        var file = await page.APIRequest.GetAsync($"/events/demo-expo/registrants/{person.Id}/data.json");
        Assert.Equal((200, "no-cache, no-store"), (file.Status, file.Headers["cache-control"]));

        await page.Button("Anonymise person").ClickAsync();
        var sure = page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Anonymise person" });
        await Expect(page.GetByText("This cannot be undone.")).ToBeVisibleAsync();
        await Expect(sure).ToBeDisabledAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByLabel("I want to remove this data permanently").CheckAsync();
        await sure.ClickAsync();

        await Expect(page.Drawer().GetByText("This person was anonymised")).ToBeVisibleAsync();
        await Expect(page.Drawer().GetByRole(AriaRole.Button, new() { Name = "Edit" })).ToHaveCountAsync(0);
        await Axe.AssertCleanAsync(page);
        await page.ReloadAsync();
        await Expect(page.Drawer().GetByText("This person was anonymised")).ToBeVisibleAsync();
        Assert.DoesNotContain(person.Person.LastName, await page.Drawer().InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_neither_take_data_out_nor_anonymise()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var person = await AnyAsync(app);
        var page = await visitor.OpenRegistrantsAsync($"?person={person.Id}", "staff");
        await Expect(page.Drawer().GetByRole(AriaRole.Heading, new() { Name = "History" })).ToBeVisibleAsync();
        await Expect(page.Button("Anonymise person")).ToHaveCountAsync(0);
        Assert.Equal(403,
            (await page.APIRequest.GetAsync($"/events/demo-expo/registrants/{person.Id}/data.json")).Status);
    }

    [Fact]
    public async Task The_settings_say_what_will_happen_when()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/settings");
        await Expect(page.GetByText("Nothing is removed automatically.")).ToBeVisibleAsync();
        await page.GetByLabel("Days to keep personal data after the event").FillAsync("90");
        await Expect(page.GetByText("everyone is anonymised: ")).ToBeVisibleAsync();
        await page.Locator(".retention").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Personal data is removed after these days.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Days to keep personal data after the event")).ToHaveValueAsync("90");
    }

    private static async Task<Registrant> AnyAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        return await context.Registrants.AsNoTracking()
            .Where(r => r.Status == RegistrantStatus.Confirmed && r.Person.LastName.Length > 4).OrderBy(r => r.Id).FirstAsync(Stop);
    }
}
