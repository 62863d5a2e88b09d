using System.Net;
using CrowdComms.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Webhooks;

/// <summary>An organiser lets another system be told what happens.</summary>
[Collection(BrowserUser.Collection)]
public sealed class WebhooksTests
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440), InlineData(ColorScheme.Dark, 390)]
    public async Task An_organiser_adds_a_webhook_tests_it_looks_at_its_deliveries_and_deletes_it(
        ColorScheme scheme, int width)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var other = builder.Build();
        other.Urls.Add($"http://{IPAddress.Loopback}:0");
        other.MapPost("/hooks", () => Results.NoContent());
        await other.StartAsync(TestContext.Current.CancellationToken);
        var address = $"{other.Urls.First()}/hooks";
        await using var app = await AppInProcess.StartAsync(new AppSettings
        {
            More = new Dictionary<string,
            string?>(StringComparer.Ordinal)
            { ["Webhooks:AllowPrivateNetworks"] = "true" }
        });
        await using var office = await BrowserUser.OpenAsync(app,
            options => (options.ColorScheme, options.ViewportSize) = (scheme, new() { Width = width, Height = 900 }));
        var page = await office.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/webhooks");
        await Expect(page.GetByText("No webhooks yet")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add webhook" }).First.ClickAsync();
        await page.GetByLabel("Address").FillAsync("nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("This is not the address of a web service.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Choose one or more events")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByLabel("Address").FillAsync(address);
        await page.GetByLabel("registrant.checked_in").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("whsec_")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I have copied it" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = $"Send a test to {address}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = $"Deliveries to {address}" }))
            .ToContainTextAsync("test");
        await Expect(page.GetByText("Delivered (204)")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Delete {address}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete webhook", Exact = true }).ClickAsync();
        await Expect(page.GetByText("No webhooks yet")).ToBeVisibleAsync();
    }
}
