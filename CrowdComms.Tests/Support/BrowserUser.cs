using Microsoft.Playwright;

namespace CrowdComms.Tests.Support;

/// <summary>
/// Somebody who uses the app in a browser, with cookies of their own, desktop size. What its pages showed at the end of a test that
/// failed is kept in <c>TestResults</c>.
/// </summary>
public sealed class BrowserUser : IAsyncDisposable
{
    /// <summary>For <c>[Collection]</c>: classes that drive a browser run one after the other.</summary>
    public const string Collection = "A browser";

    private readonly IBrowserContext _context;

    private BrowserUser(IBrowserContext context) => _context = context;

    /// <summary>Opens a browser; skips the test when the machine has none.</summary>
    /// <param name="app">Addresses are relative to it.</param>
    /// <param name="change">Changes size, colour scheme and the like.</param>
    public static async Task<BrowserUser> OpenAsync(AppInProcess app, Action<BrowserNewContextOptions>? change = null)
    {
        var chromium = await TestContext.Current.GetFixture<Chromium>()
            ?? throw new InvalidOperationException("The test run has no browser.");
        var options = new BrowserNewContextOptions
        {
            BaseURL = app.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
            ReducedMotion = ReducedMotion.Reduce,
        };
        change?.Invoke(options);
        var context = await (await chromium.GetAsync()).NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        return new BrowserUser(context);
    }

    /// <summary>A new tab.</summary>
    public Task<IPage> NewPageAsync() => _context.NewPageAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var page in _context.Pages)
        {
            await LastSight.KeepAsync(page);
        }

        await _context.DisposeAsync();
    }
}
