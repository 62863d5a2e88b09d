using CrowdComms.Data.Demo;
using CrowdComms.Data.Tokens;
using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Accounts;

[Collection(BrowserUser.Collection)]
public sealed class SignInTests
{
    [Fact]
    public async Task Five_wrong_passwords_rest_the_account_and_say_so()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/account/sign-in");

        await TryAsync(page, "nobody@demo.example", "wrong");
        var unknown = await page.GetByRole(AriaRole.Alert).TextContentAsync();
        for (var i = 0; i < 4; i++)
        {
            await TryAsync(page, "staff@demo.example", "wrong");
            Assert.Equal(unknown, await page.GetByRole(AriaRole.Alert).TextContentAsync());
        }

        await TryAsync(page, "staff@demo.example", "wrong");
        await Expect(page.GetByRole(AriaRole.Alert))
            .ToHaveTextAsync(TokenErrors.LockedOut.Message);
        await TryAsync(page, "staff@demo.example", DemoSeed.Password);
        await Expect(page.GetByRole(AriaRole.Alert))
            .ToHaveTextAsync(TokenErrors.LockedOut.Message);
    }

    [Fact]
    public async Task Signing_in_goes_on_to_the_page_that_was_asked_for()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync("/events/demo-expo/registrants");
        await TryAsync(page, "staff@demo.example", DemoSeed.Password);

        await Expect(page).ToHaveURLAsync(new Uri(app.Address, "/events/demo-expo/registrants").ToString());
    }

    [Fact]
    public async Task Nobody_is_sent_to_another_host()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();

        await page.GotoAsync("/account/sign-in?returnUrl=%2F%5Cevil.example");
        await TryAsync(page, "staff@demo.example", DemoSeed.Password);

        await Expect(page).ToHaveURLAsync(new Uri(app.Address, "/events/demo-expo/dashboard").ToString());
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("admin");

        await page.Locator(".account summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();

        await page.GotoAsync("/events");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task The_page_is_open_to_everybody(ColorScheme scheme)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app, options => options.ColorScheme = scheme);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/account/sign-in");

        await TryAsync(page, "", "");

        await Expect(page.GetByText("Enter your email address.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
    }

    private static async Task TryAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync(),
            response => response.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }
}
