using System.Collections.Concurrent;
using System.Text.RegularExpressions;
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

    [Fact]
    public async Task A_page_keeps_its_title_while_the_circuit_takes_it_over()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.AddInitScriptAsync(
            """
            window.titles = [];
            document.addEventListener("DOMContentLoaded", () => {
                const look = () => window.titles.push(document.title);
                look();
                new MutationObserver(() => queueMicrotask(look)).observe(document.head, { childList: true, subtree: true });
            });
            """);
        foreach (var room in new[] { "companies", "registrants", "pass-types" })
        {
            await page.OpenAsync($"/events/demo-expo/{room}");
            await page.WaitForFunctionAsync("() => window.titles.length > 1");
            await Expect(page).ToHaveTitleAsync(new Regex("Demo Expo"));
            Assert.Single(await page.EvaluateAsync<string[]>("() => [...new Set(window.titles)]"));
            await Expect(page.Locator("head > title")).ToHaveCountAsync(1);
        }
    }
}
