using System.Net;
using System.Net.Http.Headers;
using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Tokens;

/// <summary>An organiser gives a program a key, and takes it back.</summary>
[Collection(BrowserUser.Collection)]
public sealed class ApiKeysTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organiser_makes_a_key_copies_its_secret_once_and_revokes_it()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var office =
            await BrowserUser.OpenAsync(app,
                options => (options.ColorScheme, options.Permissions) = (ColorScheme.Dark, ["clipboard-read", "clipboard-write"]));
        var page = await office.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/api-keys");
        await Expect(page.GetByText("No API keys yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create key" }).First.ClickAsync();
        await Expect(page.GetByLabel("Program name")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        await Expect(page.GetByText("Name is missing.")).ToBeVisibleAsync();

        await page.GetByLabel("Program name").FillAsync("Turnstiles");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        await Expect(page.GetByText("Choose one or more of scan, read and write.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByLabel("read Read everything").CheckAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();

        await Expect(page.GetByText("It is shown only once")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy secret" }).ClickAsync();
        await Expect(page.GetByText("Copied.")).ToBeAttachedAsync();
        var secret = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app, secret));
        await page.GetByRole(AriaRole.Button, new() { Name = "I have copied it" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Turnstiles" })).ToBeVisibleAsync();
        await Expect(page.GetByText("last used")).ToBeVisibleAsync();
        await Expect(page.GetByText(secret)).ToHaveCountAsync(0);
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke Turnstiles" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke key", Exact = true }).ClickAsync();
        await Expect(page.Locator("li.revoked")).ToContainTextAsync("Turnstiles");
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(app, secret));
        await Axe.AssertCleanAsync(page);
    }

    private static async Task<HttpStatusCode> AskAsync(AppInProcess app, string secret)
    {
        using var program = new HttpClient { BaseAddress = app.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", secret);
        using var answer =
            await program.GetAsync(new Uri("/api/v1/events/demo-expo/dashboard", UriKind.Relative), Stop);
        return answer.StatusCode;
    }
}
