using CrowdComms.Data.Demo;
using Microsoft.Playwright;

namespace CrowdComms.Bench;

/// <summary>Users with a browser who keep their pages open.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"];

    private static readonly string[] Browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly Uri _address;

    private Visit(IPlaywright playwright, IBrowser browser, Uri address) =>
        (_playwright, _browser, _address) = (playwright, browser, address);

    /// <summary>The kilobytes that each page transferred on its first visit, compressed.</summary>
    internal List<(string Page, double Kilobytes)> Transferred { get; } = [];

    internal static async Task<Visit> BeginAsync(Uri address)
    {
        var playwright = await Playwright.CreateAsync();
        var program = Browsers.FirstOrDefault(File.Exists);
        return new Visit(playwright,
            await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments }), address);
    }

    /// <summary>Signs a demo user in with a browser of their own, opens a page, and measures what its first visit
    /// transfers.</summary>
    internal async Task OpenAsync(string who, string path)
    {
        var page = await SignInAsync(who, path);
        var bytes = await TransferredAsync(page, path);
        Transferred.Add((path, bytes / 1000));
    }

    /// <summary>Signs a demo user in with a browser of their own, and returns the page that it then shows.</summary>
    internal async Task<IPage> SignInAsync(string who, string path)
    {
        var context = await _browser.NewContextAsync(new() { BaseURL = _address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await page.GetByLabel("Email").FillAsync($"{who}@demo.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoSeed.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(_address, path).ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    // Loads the page again with an empty cache; the browser itself counts the bytes.
    private static async Task<double> TransferredAsync(IPage page, string path)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.clearBrowserCache");
        double bytes = 0;
        session.Event("Network.loadingFinished").OnEvent += (_, data) => bytes += data!.Value
            .GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        await Task.Delay(TimeSpan.FromSeconds(2));
        return bytes;
    }
}
