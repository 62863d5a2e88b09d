using System.Globalization;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser;

/// <summary>The main job, as a newcomer does it: a file in, a person found and checked in, another's dashboard moved.</summary>
[Collection(BrowserUser.Collection)]
public sealed class StoryTests
{
    [Theory, BothEngines]
    public async Task From_an_attendee_file_to_a_dashboard_that_moves(Engine engine)
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Engine = engine });
        await using var organiser = await BrowserUser.OpenAsync(app);
        await using var staff = await BrowserUser.OpenAsync(app);
        var board = await organiser.NewPageAsync();
        await board.SignInAsync("organiser");
        await ImportAsync(board);
        await board.OpenAsync("/events/demo-expo/dashboard");
        var arrived = await ArrivedAsync(board);

        var desk = await staff.NewPageAsync();
        await desk.SignInAsync("staff");
        await desk.OpenAsync("/events/demo-expo/desk");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
        await Expect(desk.Locator("[data-ready]")).ToBeVisibleAsync();
        await desk.Keyboard.TypeAsync("rontgen");
        await Expect(desk.GetByRole(AriaRole.Option, new() { Name = "Röntgen" })).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Locator("[data-outcome=NotConfirmed]")).ToContainTextAsync("Röntgen");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Invitation shown" }).ClickAsync();
        await Expect(desk.Locator("[data-outcome=Admitted]")).ToContainTextAsync("Wilhelm Conrad Röntgen");

        await Expect(board.Locator("[data-arrived]"))
            .ToHaveTextAsync((arrived + 1).ToString("N0", CultureInfo.InvariantCulture));
        await Expect(board.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Wilhelm Conrad Röntgen" }))
            .ToBeVisibleAsync();
    }

    private static async Task ImportAsync(IPage page)
    {
        await page.OpenAsync("/events/demo-expo/import");
        await page.ChooseFileAsync(Sample.Laureates);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 928 people" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Done" })).ToBeVisibleAsync();
    }

    private static async Task<int> ArrivedAsync(IPage page)
    {
        await Expect(page.Locator("[data-arrived]")).ToBeVisibleAsync();
        return int.Parse(await page.Locator("[data-arrived]")
            .InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }
}
