using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser;

[Collection(BrowserUser.OtherCollection)]
public sealed class EveryPageTests
{
    // A page of the product that stands here is swept; one that is missing is found by the test below.
    private static readonly string[] Pages =
    [
        "/events/demo-expo/members", "/account/invitation/no-such-invitation", "/account/forgot-password",
        "/account/form-expired", "/account/new-password", "/account/me", "/account/me/two-factor",
        "/events", "/events/demo-expo/dashboard", "/events/demo-expo/wall", "/events/demo-expo/desk",
        "/events/demo-expo/door", "/events/demo-expo/explain",
        "/events/demo-expo/evacuation", "/events/demo-expo/arrivals", "/events/demo-expo/registrants",
        "/events/demo-expo/registrants?person=new", "/events/demo-expo/companies", "/events/demo-expo/pass-types",
        "/events/demo-expo/pass-types?show=access",
        "/events/demo-expo/pass-types?show=zones", "/events/demo-expo/pass-types?show=stations",
        "/events/demo-expo/import", "/events/demo-expo/imports", "/events/demo-expo/exports", "/events/demo-expo/audit",
        "/events/demo-expo/badges", "/events/demo-expo/settings",
        "/events/demo-expo/scans", "/events/demo-expo/scans?outcome=Admitted&place=Entrance", "/events/demo-expo/walls",
        "/events/demo-expo/report", "/events/demo-expo/alerts", "/events/demo-expo/devices",
        "/events/demo-expo/api-keys", "/events/demo-expo/webhooks", "/pair", "/kiosk/demo-expo",
        "/events/demo-expo/registration", "/events/demo-expo/messages", "/events/demo-expo/messages?show=templates",
        "/events/demo-expo/messages?show=mailing", "/u/no-such-link",
        "/events/no-such-event/companies", "/t/no-such-ticket", "/w/no-such-wall", "/c/no-such-link",
        "/register/demo-expo", "/register/demo-expo/waiting", "/register/no-such-event/waiting",
        "/register/no-such-event", "/account/access-denied", "/not-found", "/error",
    ];

    /// <summary>Both schemes and both widths; every scheme at every width in the nightly tests, because axe takes
    /// minutes.</summary>
    public static TheoryData<ColorScheme, int> Looks => Machine.IsNightly
        ? new() { { ColorScheme.Light, 1440 }, { ColorScheme.Dark, 1440 }, { ColorScheme.Light, 390 }, { ColorScheme.Dark, 390 } }
        : new() { { ColorScheme.Light, 1440 }, { ColorScheme.Dark, 390 } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Everybody_can_use_every_page(ColorScheme scheme, int width)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app,
            options => (options.ColorScheme, options.ViewportSize) = (scheme, new() { Width = width, Height = 900 }));
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        List<string> complaints = [.. await LookAsync(page, "/account/sign-in")];
        await page.SignInAsync("organiser");
        foreach (var address in Pages)
        {
            await page.OpenAsync(address);
            await Expect(page.Locator("h1").First).ToBeAttachedAsync();
            await Expect(page.Locator("[aria-label=Loading], .mud-skeleton, [aria-busy=true]")).ToHaveCountAsync(0);
            complaints.AddRange(await LookAsync(page, address));
        }

        Assert.True(complaints.Count == 0, string.Join("\n\n", complaints));
    }

    [Fact]
    public void No_page_is_left_out()
    {
        var routes = typeof(Program).Assembly.GetTypes()
            .SelectMany(
                t => t.GetCustomAttributes(typeof(Microsoft.AspNetCore.Components.RouteAttribute), inherit: false)
                    .Cast<Microsoft.AspNetCore.Components.RouteAttribute>())
            .Select(r => r.Template.Replace("{Slug}", "demo-expo", StringComparison.Ordinal));

        // The first leads on to another, the second is the dashboard's other name, one needs a running kiosk, the
        // others nobody signed in, or something of the demo that is looked at in a test of its own.
        string[] elsewhere = ["/", "/events/demo-expo", "/kiosk/demo-expo/leave", "/account/sign-in",
            "/account/second-factor", "/setup", "/t/{PageKey}", "/w/{Key}", "/c/{Key}", "/u/{Key}",
            "/account/invitation/{Key}", "/events/demo-expo/companies/{Id:guid}"];
        Assert.Empty(routes.Except([.. Pages, .. elsewhere], StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string address)
    {
        List<string> complaints = [];
        if (await Record.ExceptionAsync(() => Axe.AssertCleanAsync(page)) is { } violations)
        {
            complaints.Add($"{address}: {violations.Message}");
        }

        if (!await page.EvaluateAsync<bool>(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        {
            complaints.Add($"{address} is wider than the window.");
        }

        return complaints;
    }
}
