using CrowdComms.Data.Demo;
using CrowdComms.Data.Outbox;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Accounts;

/// <summary>What people do with their own account.</summary>
[Collection(BrowserUser.Collection)]
public sealed class OwnAccountTests
{
    private const string NewPassword = "quite another password";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_by_mail_once_and_open_pages_elsewhere_end()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var desk = await BrowserUser.OpenAsync(app);
        await using var home = await BrowserUser.OpenAsync(app);
        var open = await desk.NewPageAsync();
        await open.SignInAsync("staff");
        await open.OpenAsync("/events/demo-expo/registrants");
        var page = await home.NewPageAsync();

        var said = new List<string?>();
        foreach (var address in new[] { "nobody@demo.example", "staff@demo.example" })
        {
            await page.GotoAsync("/account/sign-in");
            await page.GetByRole(AriaRole.Link, new() { Name = "Forgot your password?" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Reset your password" })).ToBeVisibleAsync();
            await page.GetByLabel("Email").FillAsync(address);
            await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            said.Add(await page.GetByRole(AriaRole.Status).TextContentAsync());
        }

        Assert.Equal(said[0], said[1]);
        var link = await LinkAsync(app);
        await page.GotoAsync(link);
        await Axe.AssertCleanAsync(page);
        await page.GetByLabel("New password").FillAsync(NewPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Your password is changed.")).ToBeVisibleAsync();
        await Expect(open.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();

        await page.GotoAsync(link);
        await page.GetByLabel("New password").FillAsync(NewPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("This link no longer works")).ToBeVisibleAsync();
        await page.GotoAsync("/account/sign-in");
        await SignInAsync(page, "staff@demo.example", NewPassword);
        await Expect(page).ToHaveURLAsync(new Uri(app.Address, "/events/demo-expo/dashboard").ToString());
    }

    [Fact]
    public async Task One_browser_is_signed_out_from_another_and_then_all_of_them()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var desk = await BrowserUser.OpenAsync(app);
        await using var home = await BrowserUser.OpenAsync(app);
        var there = await desk.NewPageAsync();
        await there.SignInAsync("staff");
        await there.OpenAsync("/events/demo-expo/desk");
        var page = await home.NewPageAsync();
        await page.SignInAsync("staff");
        await page.GotoAsync("/account/me");
        await Axe.AssertCleanAsync(page);

        await page.GetByRole(AriaRole.List, new() { Name = "Browsers" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByText("You are signed out there.")).ToBeVisibleAsync();
        await Expect(there.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GotoAsync("/events");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Name_and_password_are_changed_and_this_browser_stays()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var desk = await BrowserUser.OpenAsync(app);
        await using var home = await BrowserUser.OpenAsync(app);
        var there = await desk.NewPageAsync();
        await there.SignInAsync("staff");
        var page = await home.NewPageAsync();
        await page.SignInAsync("staff");
        await page.GotoAsync("/account/me");

        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync("Sam Another");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save name" }).ClickAsync();
        await Expect(page.GetByText("Name saved.")).ToBeVisibleAsync();
        await ChangeAsync(page, "wrong");
        await Expect(page.GetByText("The current password is wrong.")).ToBeVisibleAsync();
        await ChangeAsync(page, DemoSeed.Password);
        await Expect(page.GetByText("You are signed out everywhere else.")).ToBeVisibleAsync();

        await Expect(there.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.OpenAsync("/events");
        await Expect(page.GetByText("Account: Sam Another")).ToBeAttachedAsync();
    }

    internal static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    private static async Task ChangeAsync(IPage page, string old)
    {
        await page.GetByLabel("Current password").FillAsync(old);
        await page.GetByLabel("New password").FillAsync(NewPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
    }

    private static async Task<string> LinkAsync(AppInProcess app)
    {
        var message = await app.MessageAsync(MessageKind.PasswordReset);
        Assert.Equal(("staff@demo.example", null), (message.Email, message.EventId));
        return message.Facts["link"];
    }
}
