using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Members;

/// <summary>An organiser invites somebody by a link, gives them another role and removes them again.</summary>
[Collection(BrowserUser.Collection)]
public sealed class MembersTests
{
    [Fact]
    public async Task Who_is_invited_by_a_link_works_at_once_and_who_is_removed_no_more()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var office = await BrowserUser.OpenAsync(app);
        await using var outside = await BrowserUser.OpenAsync(app, options => options.ViewportSize = new() { Width = 390, Height = 844 });
        var organiser = await office.NewPageAsync();
        await organiser.SignInAsync("organiser");
        await organiser.OpenAsync("/events/demo-expo/members");
        var link = await InviteAsync(organiser);

        var guest = await outside.NewPageAsync();
        await guest.GotoAsync(link);
        await Axe.AssertCleanAsync(guest);
        await guest.GetByLabel("Your name").FillAsync("Grace Guest");
        await guest.GetByLabel("Email").FillAsync("grace@guest.example");
        await guest.GetByLabel("Password").FillAsync("a long new password");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Create account and accept" }).ClickAsync();
        await Expect(guest).ToHaveURLAsync(new Uri(app.Address, "/events/demo-expo/dashboard").ToString());
        await guest.OpenAsync("/events/demo-expo/registrants");
        await Expect(guest.GetByRole(AriaRole.Heading, new() { Name = "Registrants" })).ToBeVisibleAsync();

        await organiser.ReloadAsync();
        await organiser.WaitUntilLiveAsync();
        await Expect(organiser.GetByText("Grace Guest")).ToBeVisibleAsync();
        await organiser.GetByLabel("Role of Grace Guest").SelectOptionAsync("Organiser");
        await Expect(organiser.GetByText("Grace Guest is now an organiser.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(organiser);
        await organiser.GetByRole(AriaRole.Button, new() { Name = "Remove Grace Guest" }).ClickAsync();
        await organiser.GetByRole(AriaRole.Button, new() { Name = "Remove member", Exact = true }).ClickAsync();

        await Expect(guest.GetByRole(AriaRole.Heading, new() { Name = "Registrants" })).ToHaveCountAsync(0);
        await Expect(guest.Locator("table, [role=grid]")).ToHaveCountAsync(0);
        await guest.GotoAsync(link);
        await Expect(guest.GetByRole(AriaRole.Heading, new() { Name = "This invitation is no longer valid" }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_last_organiser_stays_and_the_page_says_why()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var office = await BrowserUser.OpenAsync(app);
        var organiser = await office.NewPageAsync();
        await organiser.SignInAsync("organiser");
        await organiser.OpenAsync("/events/demo-expo/members");

        await organiser.Locator(".people li").Filter(new() { HasText = "organiser@demo.example" })
            .GetByRole(AriaRole.Button).ClickAsync();
        await organiser.GetByRole(AriaRole.Button, new() { Name = "Remove member", Exact = true }).ClickAsync();

        await Expect(organiser.GetByText("This is the only organiser of the event.")).ToBeVisibleAsync();
        await Expect(organiser.Locator(".people").GetByText("organiser@demo.example")).ToBeVisibleAsync();
    }

    private static async Task<string> InviteAsync(IPage organiser)
    {
        await organiser.GetByRole(AriaRole.Button, new() { Name = "Invite someone" }).ClickAsync();
        await Expect(organiser.GetByText("This installation does not send email")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(organiser);
        await organiser.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var link = await organiser.GetByLabel("Link", new() { Exact = true }).InputValueAsync();
        await Axe.AssertCleanAsync(organiser);
        await organiser.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(organiser.GetByText("Anyone with the link")).ToBeVisibleAsync();
        return link;
    }
}
