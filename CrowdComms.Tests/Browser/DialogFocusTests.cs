using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser;

/// <summary>The focus is in a dialog as soon as the dialog is there, though the server answers late, and comes back.</summary>
[Collection(BrowserUser.OtherCollection)]
public sealed class DialogFocusTests
{
    private const string Expo = "/events/demo-expo";

    // The page, the button that opens the dialog, and the label of the field that has the focus.
    private static readonly (string Page, string Button, string Field)[] Dialogs =
    [
        ("companies", "Add company", "Name"),
        ("pass-types", "Add pass type", "Name"),
        ("registration", "Add question", "Question *"),
        ("members", "Invite", "Email"),
        ("api-keys", "Create key", "Program name"),
        ("webhooks", "Add webhook", "Address"),
    ];

    [Fact]
    public async Task What_is_typed_at_once_is_in_the_first_field()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("admin");
        await SlowLine.LayAsync(page);
        foreach (var (address, name, label) in Dialogs)
        {
            await page.OpenAsync($"{Expo}/{address}");
            var button = page.GetByRole(AriaRole.Button, new() { Name = name }).First;
            await button.ClickAsync();
            await page.Keyboard.TypeAsync("ada@turin", new() { Delay = 50 });
            await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel(label).First).ToHaveValueAsync("ada@turin");
            await EscapeAsync(page);
            await Expect(button).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task What_is_typed_at_once_is_in_the_panel_of_a_person_and_in_a_walk_in()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await SlowLine.LayAsync(page);
        await page.OpenAsync($"{Expo}/registrants");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add person" }).First.ClickAsync();
        await page.Keyboard.TypeAsync("Helena", new() { Delay = 50 });
        await Expect(page.Locator("[data-panel]").GetByLabel("First name")).ToHaveValueAsync("Helena");

        await page.OpenAsync($"{Expo}/desk");
        await page.ChooseStationAsync("Desk A");
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.TypeAsync("Yolanda", new() { Delay = 50 });
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("First name")).ToHaveValueAsync("Yolanda");
        await Expect(page.Locator("#desk-field")).ToHaveValueAsync("");
        await EscapeAsync(page);
        await Expect(page.Locator("#desk-field")).ToBeFocusedAsync();

        var person = (await app.PeopleAsync(RegistrantStatus.Confirmed, 1))[0];
        await page.OpenAsync($"{Expo}/registrants?person={person.Id}");
        var step = page.GetByRole(AriaRole.Button, new() { Name = "Cancel registration" });
        await step.ClickAsync();
        await page.GetByLabel("Reason (optional)").FillAsync("Ill");
        await EscapeAsync(page, ".mud-dialog");
        await Expect(step).ToBeFocusedAsync();
        await EscapeAsync(page, "[data-panel]");

        await page.GetByRole(AriaRole.Link, new() { Name = "Add person" }).First.ClickAsync();
        await EscapeAsync(page, "[data-panel]");
    }

    // In the instant the dialog is seen, before the script of its own has come over the slow line.
    private static async Task EscapeAsync(IPage page, string dialog = "[role=dialog]")
    {
        await page.Locator(dialog).First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(dialog)).ToHaveCountAsync(0);
    }
}
