using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser;

[Collection(BrowserUser.OtherCollection)]
public sealed class RestartTests
{
    private const int Unreachable = 2, NotReady = 2;

    [Fact]
    public async Task A_page_whose_circuit_is_gone_is_loaded_again_when_the_server_is_ready_and_not_before()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/wall");
        await Expect(page.GetByText("Live, verified at")).ToBeVisibleAsync();
        var (asked, loads) = (0, new List<int>());
        page.FrameNavigated += (_, _) => loads.Add(asked);
        await page.RouteAsync("**/health/ready", route => Interlocked.Increment(ref asked) switch
        {
            <= Unreachable => route.AbortAsync(),
            <= Unreachable + NotReady => route.FulfillAsync(new RouteFulfillOptions { Status = 503 }),
            _ => route.ContinueAsync(),
        });

        await page.EvaluateAsync(
            """
            () => document.getElementById('components-reconnect-modal')
                .dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'rejected' } }))
            """);

        await page.WaitForFunctionAsync("() => performance.getEntriesByType('navigation')[0].type === 'reload'");
        Assert.Equal([Unreachable + NotReady + 1], loads);
        await Expect(page.GetByText("Live, verified at")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_that_is_clicked_while_the_server_is_away_leaves_the_page_where_it_is()
    {
        // The click comes after the answer to the script, which the navigation would cut otherwise.
        const string click = "() => { setTimeout(() => document.querySelector('#navigation a[href$=\"/registrants\"]').click()); }";
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/dashboard");
        await Expect(page.GetByText("Live, verified at")).ToBeVisibleAsync();
        await page.RouteAsync("**/health/ready", route => route.AbortAsync());
        await page.EvaluateAsync(
            """
            () => document.getElementById('components-reconnect-modal')
                .dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'show' } }))
            """);

        var refused = page.WaitForRequestAsync("**/health/ready");
        await page.EvaluateAsync(click);
        await refused;
        Assert.EndsWith("/dashboard", page.Url, StringComparison.Ordinal);

        await page.UnrouteAsync("**/health/ready");
        await page.EvaluateAsync(click);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/events/demo-expo/registrants$"));
    }
}
