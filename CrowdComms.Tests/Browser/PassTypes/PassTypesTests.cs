using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.PassTypes;

[Collection(BrowserUser.Collection)]
public sealed class PassTypesTests
{
    [Fact]
    public async Task A_pass_is_added_by_keyboard_given_access_and_retired()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/pass-types");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add pass type" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox, new() { Name = "Name" }))
            .ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Night crew");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("gen");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Another pass type has this code.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByLabel("Code").FillAsync("night");
        await page.GetByLabel("Olive").CheckAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("“Night crew” is saved.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Access", Exact = true }).ClickAsync();
        await page.GetByLabel("Night crew opens Backstage").PressAsync("Space");
        await Expect(page.GetByLabel("Night crew opens Backstage")).ToBeCheckedAsync();
        await Axe.AssertCleanAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Pass types", Exact = true }).ClickAsync();
        var pass = page.GetByRole(AriaRole.Listitem)
            .Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Night crew" }) });
        await Expect(pass).ToContainTextAsync("NIGHT");
        await Expect(pass).ToContainTextAsync("Backstage");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retire Night crew" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Retired pass types" }))
            .ToContainTextAsync("Night crew");
    }

    [Fact]
    public async Task Zones_and_stations_are_added_and_staff_only_read()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/pass-types?show=zones");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add zone" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("منطقة الضيوف");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "منطقة الضيوف" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Stations" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add station" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("Guest door");
        await page.GetByLabel("The door of a zone").CheckAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Zone" }).SelectOptionAsync("منطقة الضيوف");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Guest door" })).ToBeVisibleAsync();

        await using var other = await BrowserUser.OpenAsync(app);
        var staff = await other.NewPageAsync();
        await staff.SignInAsync("staff");
        await staff.OpenAsync("/events/demo-expo/pass-types?show=access");
        await Expect(staff.GetByRole(AriaRole.Rowheader, new() { Name = "VIP" })).ToBeVisibleAsync();
        await Expect(staff.GetByRole(AriaRole.Main).GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await Axe.AssertCleanAsync(staff);
    }
}
