using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.WaitingList;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.WaitingList;

[Collection(BrowserUser.Collection)]
public sealed class WaitingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_phone_without_script_somebody_waits_takes_the_place_and_another_leaves()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await FillAsync(context, free: 0);
        await using var visitor = await BrowserUser.OpenAsync(app, options =>
        {
            options.JavaScriptEnabled = false;
            options.ViewportSize = new ViewportSize { Width = 390, Height = 844 };
        });
        var page = await visitor.NewPageAsync();
        await JoinAsync(page, "ada");
        await JoinAsync(page, "grace");
        await page.GotoAsync($"/register/demo-expo/waiting?place={await KeyAsync(context, "grace")}");
        await Expect(page.GetByText("1 person is ahead of you.")).ToBeVisibleAsync();

        await FillAsync(context, free: 1);
        await app.Get<WaitingListService>().OfferDueAsync(Stop);
        await page.GotoAsync($"/register/demo-expo/waiting?place={await KeyAsync(context, "ada")}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Take the place" }).ClickAsync();
        await Expect(page.GetByLabel("First name")).ToHaveValueAsync("ada");
        await Expect(page.GetByLabel("Email")).ToHaveValueAsync("ada@test.example");
        await page.GetByLabel("I agree that").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.GetByText("This page is your ticket")).ToBeVisibleAsync();

        await page.GotoAsync($"/register/demo-expo?offer={await KeyAsync(context, "ada")}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are registered" })).ToBeVisibleAsync();
        await page.GotoAsync($"/register/demo-expo/waiting?place={await KeyAsync(context, "grace")}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave the waiting list" }).ClickAsync();
        await Expect(page.GetByText("You have left the waiting list.")).ToBeVisibleAsync();
        Assert.Equal(1, await context.WaitingPeople.CountAsync(Stop));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Organisers_see_who_waits_and_offer_a_place_or_take_somebody_off(ColorScheme scheme, int width)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await FillAsync(context, free: 0);
        await using var visitor = await BrowserUser.OpenAsync(app,
            options => (options.ColorScheme, options.ViewportSize) = (scheme, new() { Width = width, Height = 900 }));
        var page = await visitor.NewPageAsync();
        await JoinAsync(page, "ada");
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/registration");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Open", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Offer a place to ada Lovelace" }).ClickAsync();
        await Expect(page.GetByText("No place is free for this pass type.")).ToBeVisibleAsync();

        await FillAsync(context, free: 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Offer a place to ada Lovelace" }).ClickAsync();
        await Expect(page.GetByText("a place is kept until")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove ada Lovelace from the list" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Expect(page.GetByText("No one is waiting.")).ToBeVisibleAsync();
    }

    private static async Task JoinAsync(IPage page, string name)
    {
        await page.GotoAsync("/register/demo-expo");
        await page.GetByRole(AriaRole.Link, new() { Name = "Wait for a place: Workshop" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waiting list" })).ToBeVisibleAsync();
        await page.GetByLabel("First name").FillAsync(name);
        await page.GetByLabel("Last name").FillAsync("Lovelace");
        await page.GetByLabel("Email").FillAsync($"{name}@test.example");
        await page.GetByLabel("I agree that").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Join waiting list" }).ClickAsync();
        await Expect(page.GetByText("Check your email")).ToBeVisibleAsync();
    }

    private static Task<string> KeyAsync(CrowdCommsContext context, string name) =>
        context.WaitingPeople.Where(w => w.EmailKey == $"{name}@test.example").Select(w => w.Key).SingleAsync(Stop);

    // The workshop has so many places that this many are free.
    private static async Task FillAsync(CrowdCommsContext context, int free)
    {
        var held = await context.Registrants.CountAsync(
            r => r.PassType!.Code == "WORK" && r.Status != RegistrantStatus.Cancelled, Stop);
        await context.PassTypes.Where(p => p.Code == "WORK")
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Capacity, held + free), Stop);
        var end = TimeProvider.System.GetUtcNow().AddDays(2);
        await context.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.EndsAt, end), Stop);
    }
}
