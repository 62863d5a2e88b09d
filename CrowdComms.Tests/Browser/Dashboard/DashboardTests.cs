using CrowdComms.Data;
using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Dashboard;

[Collection(BrowserUser.Collection)]
public sealed class DashboardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task The_dashboard_and_the_wall_can_be_used_by_everybody(ColorScheme scheme, int width)
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app, options =>
        {
            options.ColorScheme = scheme;
            options.ViewportSize = new ViewportSize { Width = width, Height = 900 };
        });
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        foreach (var address in new[] { "/events/demo-expo/dashboard", "/events/demo-expo/wall" })
        {
            await page.OpenAsync(address);
            await Expect(page.Locator("[data-arrived]")).ToBeVisibleAsync();
            await Expect(page.GetByText("Live, verified at")).ToBeVisibleAsync();
            await Axe.AssertCleanAsync(page);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
                $"{address} scrolls sideways at {width}");
        }
    }

    [Fact]
    public async Task A_check_in_changes_the_parts_that_show_it_and_no_other_part_of_the_page()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/dashboard");
        await Expect(page.GetByText("Live, verified at")).ToBeVisibleAsync();
        var arrived = int.Parse(await page.Locator("[data-arrived]")
            .InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await page.EvaluateAsync(
            """
            () => {
                window.changed = new Set();
                new MutationObserver(all => all.forEach(m => window.changed.add((m.target.closest ?? (() => null)).call(m.target, 'section, header, nav, .trust, .page-head')?.getAttribute('aria-labelledby') ?? m.target.nodeName)))
                    .observe(document.querySelector('.content'), { subtree: true, childList: true, attributes: true });
            }
            """);

        await CheckInAsync(app);

        await Expect(page.Locator("[data-arrived]")).ToHaveTextAsync($"{arrived + 1}");
        await Expect(page.Locator("[aria-labelledby=latest] li").First).ToContainTextAsync("Desk A");
        var changed = await page.EvaluateAsync<string[]>("() => [...window.changed]");
        Assert.DoesNotContain("H1", changed);
        Assert.DoesNotContain("DIV", changed.Where(c => c.Contains("page-head", StringComparison.Ordinal)));
        Assert.Contains("latest", changed);
    }

    [Fact]
    public async Task A_check_in_leaves_the_bars_and_the_focus_where_they_are()
    {
        const string arrived = "[...document.querySelectorAll('[aria-labelledby=by-pass] .bar .numbers a:first-child')].map(n => +n.innerText)"
            + ".reduce((sum, n) => sum + n, 0)";
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/dashboard");
        await Expect(page.GetByText("Live, verified at")).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-labelledby=by-pass] .bar").First).ToBeVisibleAsync();
        var before = await page.EvaluateAsync<int>(
            $$"""
            () => {
                window.shown = [...document.querySelectorAll('.bar, .bar a, .bar .track > div')];
                document.querySelector('[aria-labelledby=by-pass] .bar:nth-child(2) a').focus();
                return {{arrived}};
            }
            """);

        await CheckInAsync(app);

        await page.WaitForFunctionAsync($"before => {arrived} === before + 1", before);
        Assert.True(await page.EvaluateAsync<bool>("() => window.shown.length > 20 && window.shown.every(e => e.isConnected)"));
        await Expect(page.Locator("[aria-labelledby=by-pass] .bar:nth-child(2) a").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_a_number_counts_is_said_beside_it_and_Escape_closes_it_without_the_server()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("organiser");
        await page.OpenAsync("/events/demo-expo/dashboard");
        await Expect(page.GetByText("Live, verified at")).ToBeVisibleAsync();
        var ask = page.GetByRole(AriaRole.Button, new() { Name = "What “People arrived” counts" });
        var text = page.GetByText("each counted once. Everyone");
        await Expect(text).ToBeHiddenAsync();

        await page.Context.SetOfflineAsync(true);
        await ask.FocusAsync();
        await Expect(text).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(text).ToBeHiddenAsync();
        await Expect(ask).ToBeFocusedAsync();

        // The pointer comes from the button to the text over what is between them.
        await ask.HoverAsync();
        await Expect(text).ToBeVisibleAsync();
        var (from, to) = ((await ask.BoundingBoxAsync())!, (await text.BoundingBoxAsync())!);
        await page.EvaluateAsync(
            "() => { window.hidden = 0; const look = () => { window.hidden += getComputedStyle(document.querySelector('#counted-people-arrived'))"
                + ".display === 'none'; requestAnimationFrame(look); }; look(); }");
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), to.Y + 5, new() { Steps = 40 });
        Assert.Equal(0, await page.EvaluateAsync<int>("window.hidden"));
    }

    [Fact]
    public async Task Somebody_who_is_no_member_gets_the_same_as_for_no_event()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        await using (var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop))
        {
            await context.Members.ExecuteDeleteAsync(Stop);
        }

        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        foreach (var section in new[] { "dashboard", "wall", "desk", "registrants", "companies", "pass-types", "import",
            "settings" })
        {
            var there = await page.GotoAsync($"/events/demo-expo/{section}");
            var body = await page.Locator("main").InnerTextAsync();
            var nowhere = await page.GotoAsync($"/events/no-such-event/{section}");
            Assert.Equal((404, 404), (there!.Status, nowhere!.Status));
            Assert.Equal(await page.Locator("main").InnerTextAsync(), body);
        }
    }

    private static async Task CheckInAsync(AppInProcess app)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        var person = await context.Registrants.AsNoTracking()
            .FirstAsync(r => r.Status == RegistrantStatus.Confirmed, Stop);
        var desk = await context.Stations.AsNoTracking()
            .SingleAsync(s => s.EventId == person.EventId && s.Name == "Desk A", Stop);
        var user = await context.Users.AsNoTracking().SingleAsync(u => u.Email == "staff@demo.example", Stop);
        var access = (await app.Get<AccessService>().EnterAsync(user.Id, "demo-expo", Stop)).Value;
        var answer = await app.Get<CheckInService>()
            .ScanAsync(access.Event, new ScanRequest(Guid.CreateVersion7(), desk.Id, person.TicketCode), access.Actor,
                Stop);
        Assert.Equal(ScanOutcome.Admitted, answer.Value.Outcome);
    }
}
