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
        ("companies", "Add a company", "Name"),
        ("pass-types", "Add a pass type", "Name"),
        ("registration", "Add a question", "Question *"),
        ("members", "Invite", "E-mail"),
        ("api-keys", "Make a key", "Name of the program"),
        ("webhooks", "Add a webhook", "Address"),
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
            await page.GetByRole(AriaRole.Dialog).WaitForAsync();
            await page.Keyboard.TypeAsync("ada@turin", new() { Delay = 60 });
            await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel(label).First).ToHaveValueAsync("ada@turin");
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            await Expect(button).ToBeFocusedAsync();
        }
    }
}
