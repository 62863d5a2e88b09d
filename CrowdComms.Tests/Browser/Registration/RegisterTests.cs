using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Registration;

[Collection(BrowserUser.Collection)]
public sealed class RegisterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task On_a_phone_without_script_somebody_registers_corrects_and_cancels(ColorScheme scheme)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await OpenAsync(context);
        await using var visitor = await BrowserUser.OpenAsync(app, options =>
        {
            options.JavaScriptEnabled = false;
            options.ColorScheme = scheme;
            options.ViewportSize = new ViewportSize { Width = 390, Height = 844 };
        });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/register/demo-expo");
        await page.GetByLabel("First name").FillAsync("محمد");
        await page.GetByLabel("Email").FillAsync("nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("We cannot register you without your consent.");
        await Expect(page.GetByLabel("First name")).ToHaveValueAsync("محمد");
        await page.GetByLabel("Email").FillAsync("mohammed@test.example");
        await page.GetByLabel("General").CheckAsync();
        await page.GetByLabel("I agree that").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();

        await Expect(page.GetByText("This page is your ticket")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code of the ticket" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm I’m coming" }).ClickAsync();
        await Expect(page.GetByText("Your registration is confirmed.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit my details" }).ClickAsync();
        await page.GetByLabel("Last name").FillAsync("الخوارزمي");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("محمد الخوارزمي");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel my registration" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel my registration" }).ClickAsync();
        await Expect(page.GetByText("Your registration is cancelled.")).ToBeVisibleAsync();
        Assert.Equal(RegistrantStatus.Cancelled,
            (await context.Registrants.AsNoTracking().SingleAsync(r => r.Person.Email == "mohammed@test.example", Stop)).Status);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_form_can_be_used_by_everybody(ColorScheme scheme, int width)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await OpenAsync(context);
        await using var visitor = await BrowserUser.OpenAsync(app, options =>
        {
            options.ColorScheme = scheme;
            options.ViewportSize = new ViewportSize { Width = width, Height = 900 };
        });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/register/demo-expo");
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You are not registered yet.");
        await Axe.AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        Assert.Equal(404, (await page.GotoAsync("/register/no-such-event"))!.Status);
        await context.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.SelfRegistration, false), Stop);
        await page.GotoAsync("/register/demo-expo");
        await Expect(page.GetByText("You cannot register for this event yourself.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Programs_that_fill_every_field_register_nobody_and_whoever_asks_too_often_waits()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings
        {
            More = new Dictionary<string,
            string?>(StringComparer.Ordinal)
            { ["RateLimits:RegistrationPerMinute"] = "2" }
        });
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        await OpenAsync(context);
        var before = await context.Registrants.CountAsync(Stop);
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        for (var i = 0; i < 2; i++)
        {
            await page.GotoAsync("/register/demo-expo");
            await page.EvaluateAsync(
                "() => { document.querySelector('[name=\"Input.Website\"]').value = 'https://spam.example'; }");
            await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
            await Expect(page.GetByText("Check your email")).ToBeVisibleAsync();
        }

        Assert.Equal(before, await context.Registrants.CountAsync(Stop));
        await page.GotoAsync("/register/demo-expo");
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync(), "**/register/demo-expo");
        Assert.Equal(429, answer.Status);
        Assert.InRange(int.Parse(answer.Headers["retry-after"], System.Globalization.CultureInfo.InvariantCulture), 1,
            60);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Wait a minute" })).ToBeVisibleAsync();
    }

    // The demo takes place today, and may be over at this time of the day.
    private static Task<int> OpenAsync(CrowdCommsContext context)
    {
        var end = TimeProvider.System.GetUtcNow().AddDays(2);
        return context.Events.ExecuteUpdateAsync(
            set => set.SetProperty(e => e.EndsAt, end).SetProperty(e => e.SelfRegistration, true), Stop);
    }
}
