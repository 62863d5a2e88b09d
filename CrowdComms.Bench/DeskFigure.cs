using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CrowdComms.Bench;

/// <summary>
/// Measures a desk in Chromium: the time from pressing Enter after a ticket's code until the outcome is on the screen,
/// each time a check-in. Beside it the same with an unknown code, and a frame that only the browser draws. Then the
/// managed memory of an idle desk.
/// </summary>
internal static class DeskFigure
{
    private const string Path = "/events/demo-expo/desk";
    private const int Warm = 30, Timed = 300, Desks = 30;

    // Measures from the key press to the frame after the one in which the new outcome is drawn.
    private const string Listen = """
        () => {
            const drawn = done => requestAnimationFrame(() => setTimeout(() => done(performance.now())));
            addEventListener('keydown', event => {
                if (event.key !== 'Enter') { return; }
                const start = performance.now(), before = document.querySelector('section.result');
                window.frame = new Promise(drawn).then(end => end - start);
                window.answer = new Promise(done => new MutationObserver((_, watch) => {
                    const now = document.querySelector('section.result');
                    if (now && now !== before) { watch.disconnect(); drawn(done); }
                }).observe(document.body, { childList: true, subtree: true })).then(end => end - start);
            }, true);
        }
        """;

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run);
        await using var app = new AppHere(house);
        await using var visit = await Visit.BeginAsync(app.Start());
        await using var context = house.Context();
        var codes = await context.Registrants.Where(r => r.Status == RegistrantStatus.Confirmed)
            .OrderBy(r => r.TicketCode).Select(r => r.TicketCode).Take(Warm + Timed).ToListAsync();
        var page = await OpenDeskAsync(visit);
        await page.EvaluateAsync(Listen);
        var found = await ScanAsync(page, codes);
        var unknown = await ScanAsync(page, [.. Enumerable.Repeat("WJRT-00PQ-7", Warm + Timed)]);
        Figures.Print(
            $"A desk in Chromium, {run.Registrants:#,0} registrants on {run.Engine}: from Enter to the answer on the "
                + $"screen, milliseconds",
            ["", "p50", "p95", "p99", "longest"],
            ["a check-in", .. Figures.Times(found.Select(t => t.Answer))],
            ["an unknown code", .. Figures.Times(unknown.Select(t => t.Answer))],
            ["a frame of the browser alone", .. Figures.Times(found.Select(t => t.Frame))]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Desks; i++)
        {
            await OpenDeskAsync(visit);
        }

        Figures.Print("Managed memory after collection, KiB", ["", "KiB"],
            [$"a desk at rest, mean of {Desks}",
                Figures.Number((GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / Desks)]);
    }

    private static async Task<IPage> OpenDeskAsync(Visit visit)
    {
        var page = await visit.SignInAsync("staff", Path);
        await page.GetByRole(AriaRole.Button, new() { Name = "Desk A" }).ClickAsync();
        await page.Locator("[data-ready]").WaitForAsync();
        return page;
    }

    private static async Task<List<(double Answer, double Frame)>> ScanAsync(IPage page, IReadOnlyList<string> codes)
    {
        var times = new List<(double, double)>();
        foreach (var code in codes)
        {
            await page.Locator("#desk-field").FillAsync(code);
            await page.Keyboard.PressAsync("Enter");
            times.Add((await page.EvaluateAsync<double>("() => window.answer"),
                await page.EvaluateAsync<double>("() => window.frame")));
        }

        return times[Warm..];
    }
}
