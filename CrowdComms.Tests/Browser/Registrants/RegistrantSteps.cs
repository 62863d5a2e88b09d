using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Registrants;

/// <summary>Steps that visits of the registrants have in common.</summary>
internal static class RegistrantSteps
{
    internal const string Address = "/events/demo-expo/registrants";

    internal static ILocator Rows(this IPage page) => page.Locator("[data-row]");

    internal static ILocator Drawer(this IPage page) => page.Locator("[data-panel]");

    internal static ILocator Field(this IPage page, string label) => page.Drawer().GetByLabel(label);

    internal static ILocator Button(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    internal static async Task<IPage> OpenRegistrantsAsync(this BrowserUser visitor, string query = "", string who = "organiser")
    {
        var page = await visitor.NewPageAsync();
        await page.SignInAsync(who);
        await page.OpenAsync(Address + query);
        return page;
    }

    internal static async Task AddAsync(this IPage page, string first, string last, string email)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Add person" }).ClickAsync();
        await Expect(page.Field("First name")).ToBeFocusedAsync();
        await page.Field("First name").FillAsync(first);
        await page.Field("Last name").FillAsync(last);
        await page.Field("Email").FillAsync(email);
        await page.Button("Add person").ClickAsync();
        await page.Drawer().WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Opens the drawer of the only person that the words find.</summary>
    internal static async Task FindAsync(this IPage page, string words)
    {
        await page.OpenAsync($"{Address}?search={Uri.EscapeDataString(words)}");
        await page.Rows().GetByRole(AriaRole.Link).ClickAsync();
        await page.Drawer().GetByRole(AriaRole.Heading, new() { Name = "History" }).WaitForAsync();
    }
}
