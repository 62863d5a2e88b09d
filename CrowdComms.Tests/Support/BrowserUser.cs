using Microsoft.Playwright;

namespace CrowdComms.Tests.Support;

/// <summary>
/// A user of the app in a browser of desktop size, with cookies of their own. If the test fails, the last screenshot of
/// each page is kept in <c>TestResults</c>.
/// </summary>
public sealed class BrowserUser : IAsyncDisposable
{
    /// <summary>The name for <c>[Collection]</c>: test classes that drive a browser run one after the other, in two rows
    /// of about the same length, so that both processors have work until the end.</summary>
    public const string Collection = "A browser";

    /// <summary>The name of the other row.</summary>
    public const string OtherCollection = "Another browser";

    private readonly IBrowserContext _context;

    private BrowserUser(IBrowserContext context) => _context = context;

    /// <summary>Opens a browser; skips the test if the machine has none.</summary>
    /// <param name="app">The app; relative addresses start at it.</param>
    /// <param name="change">Changes the size, the colour scheme and the like; null for the usual ones.</param>
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

    /// <summary>Opens a new tab.</summary>
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
