using System.Net;
using System.Text.RegularExpressions;
using CrowdComms.Data;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Messages;

/// <summary>An organiser writes to people, and somebody wants no more of it.</summary>
[Collection(BrowserUser.Collection)]
public sealed class MessagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mailing_is_written_confirmed_and_listed_and_can_be_looked_at()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await WriteAsync(page, "Thank you", "Dear {{first_name}},\n\nsee you again at {{event}}.");

        await Expect(page.GetByText("messages are on their way.")).ToBeVisibleAsync();
        await Expect(page.Locator(".line").First).ToContainTextAsync("Thank you");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Show the message to ") }).First.ClickAsync();
        var mail = page.GetByRole(AriaRole.Dialog).FrameLocator("iframe");
        await Expect(mail.GetByText("see you again at Demo Expo")).ToBeVisibleAsync();
        await Expect(mail.GetByRole(AriaRole.Link, new() { Name = "Unsubscribe from mailings about this event" }))
            .ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Plain text" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "The message as plain text" }))
            .ToContainTextAsync("see you again");
    }

    [Fact]
    public async Task Words_are_changed_with_a_preview_that_shows_the_code()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app, options => options.ViewportSize = new() { Width = 1440, Height = 900 });
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/messages?show=templates");
        await page.GetByRole(AriaRole.Link, new() { Name = "Confirmed: ticket" }).ClickAsync();
        var mail = page.FrameLocator("iframe");
        await Expect(mail.GetByAltText("QR code of your ticket")).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await mail.GetByAltText("QR code of your ticket")
            .EvaluateAsync<int>("img => img.naturalWidth") > 100);

        await page.GetByLabel("Text *").FillAsync("Come, {{name}}!");
        await Expect(mail.GetByText("Come, Ada Lovelace!")).ToBeVisibleAsync();
        await page.GetByLabel("Subject *").FillAsync("{{who}}");
        await Expect(page.GetByText("{{who}} is not a field.")).ToBeVisibleAsync();
        await page.GetByLabel("Subject *").FillAsync("Your way in");
        await Expect(mail.GetByText("Come, Ada Lovelace!")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("is saved.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Subject *")).ToHaveValueAsync("Your way in");
    }

    [Fact]
    public async Task Whoever_unsubscribes_on_a_phone_without_script_gets_no_mailing_any_more()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var organiser = await visitor.NewPageAsync();
        await WriteAsync(organiser, "First", "Hello");
        await Expect(organiser.GetByText("messages are on their way.")).ToBeVisibleAsync();
        var key = await AnyKeyAsync(app);
        await using var phone =
            await BrowserUser.OpenAsync(app,
                options => (options.JavaScriptEnabled, options.ViewportSize) = (false, new() { Width = 390, Height = 844 }));
        var page = await phone.NewPageAsync();

        var answer = await page.GotoAsync($"/u/{key}");
        Assert.Equal(("no-referrer", "noindex, nofollow"),
            (answer!.Headers["referrer-policy"], answer.Headers["x-robots-tag"]));
        await page.GetByRole(AriaRole.Button, new() { Name = "Unsubscribe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are unsubscribed" })).ToBeVisibleAsync();

        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        Assert.Equal(1, await context.Unsubscribed.CountAsync(Stop));
    }

    [Fact]
    public async Task A_mail_program_unsubscribes_with_one_post_and_looking_changes_nothing()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        await WriteAsync(await visitor.NewPageAsync(), "First", "Hello", thenListed: true);
        var key = await AnyKeyAsync(app);
        using var client = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false })
        { BaseAddress = app.Address };
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/u/{key}", Stop)).StatusCode);
        Assert.Equal(0, await context.Unsubscribed.CountAsync(Stop));
        using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"/u/{key}", oneClick, Stop)).StatusCode);
        Assert.Equal(1, await context.Unsubscribed.CountAsync(Stop));
        Assert.Equal(HttpStatusCode.NotFound,
            (await client.GetAsync("/u/0123456789abcdef0123456789abcdef", Stop)).StatusCode);
        using var again = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.NotFound,
            (await client.PostAsync("/u/0123456789abcdef0123456789abcdef", again, Stop)).StatusCode);
    }

    [Theory]
    [InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Everybody_can_use_the_page_that_unsubscribes(ColorScheme scheme)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app,
            options => (options.ColorScheme, options.ViewportSize) = (scheme, new() { Width = 390, Height = 844 }));
        var page = await visitor.NewPageAsync();
        await WriteAsync(page, "First", "Hello", thenListed: true);
        await Axe.AssertCleanAsync(page);
        await page.GotoAsync($"/u/{await AnyKeyAsync(app)}");
        await Axe.AssertCleanAsync(page);
    }

    private static async Task WriteAsync(IPage page, string subject, string text, bool thenListed = false)
    {
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/messages?show=mailing");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "This goes to" })).ToBeVisibleAsync();
        await page.GetByLabel("Subject *").FillAsync(subject);
        await page.GetByLabel("Text *").FillAsync(text);
        await Expect(page.Locator("iframe")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Send to [0-9,]+ people…$") }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^Send to") })
            .ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/messages\\?kind=mailing$"));
        if (thenListed)
        {
            await Expect(page.Locator(".line").First).ToBeVisibleAsync();
        }
    }

    private static async Task<string> AnyKeyAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        return await context.Messages.Where(m => m.MailingId != null).OrderBy(m => m.Id).Select(m => m.Key)
            .FirstAsync(Stop);
    }
}
