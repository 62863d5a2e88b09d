using System.Collections.Concurrent;
using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser;

[Collection(BrowserUser.Collection)]
public sealed class ShellTests
{
    [Fact]
    public async Task An_organiser_signs_in_and_sees_the_events()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Demo Expo" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task No_request_leaves_the_host()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        var hosts = new ConcurrentQueue<string>();
        page.Request += (_, request) => hosts.Enqueue(new Uri(request.Url).Authority);
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events");
        Assert.Equal([app.Address.Authority], hosts.Distinct());
    }
}
