using CrowdComms.Tests.Support;
using CrowdComms.Web.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Accounts;

[Collection(BrowserUser.Collection)]
public sealed class SetupTests
{
    [Fact]
    public async Task The_code_from_the_log_makes_the_first_admin_once()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Demo = false });
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Create the first admin" })).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);

        await MakeAsync(page, "2222-2222-2222-2222");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not the code in the log.");
        await MakeAsync(page, app.Get<SetupCode>().Current!.ToLowerInvariant());

        await page.GetByLabel("Email").FillAsync("boss@fair.example");
        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No events yet" })).ToBeVisibleAsync();
        Assert.Equal(404, (await page.GotoAsync("/setup"))!.Status);
    }

    private static async Task MakeAsync(IPage page, string code)
    {
        await page.GetByLabel("One-time code").FillAsync(code);
        await page.GetByLabel("Your name").FillAsync("نور الدين");
        await page.GetByLabel("Email").FillAsync("boss@fair.example");
        await page.GetByLabel("Password").FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create admin" }).ClickAsync();
    }
}
