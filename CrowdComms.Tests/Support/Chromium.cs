using CrowdComms.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CrowdComms.Tests.Support;

/// <summary>The one browser process of a test run, started when the first test asks for it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // What would look for another host.
    private static readonly string[] Quiet =
        ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-gpu"];

    // Milliseconds: a machine of two cores runs the app, the databases and the browser at once.
    private const float Patience = 60_000;

    private readonly Lazy<Task<(IPlaywright, IBrowser)>> _running = new(() => LaunchAsync([]));

    private static string? Installed => new[]
    {
        Environment.GetEnvironmentVariable("CROWDCOMMS_TEST_BROWSER"), "/usr/bin/chromium", "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    /// <summary>The running browser; skips the test when the machine has none.</summary>
    public async Task<IBrowser> GetAsync() => (await _running.Value).Item2;

    /// <summary>A browser process of a test's own, for what only the command line can ask for. Dispose it.</summary>
    public static async Task<OwnChromium> StartAsync(IReadOnlyList<string> arguments)
    {
        var (playwright, browser) = await LaunchAsync(arguments);
        return new OwnChromium(playwright, browser);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_running.IsValueCreated || !_running.Value.IsCompletedSuccessfully)
        {
            return;
        }

        var (playwright, browser) = await _running.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> LaunchAsync(IReadOnlyList<string> more)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        var program = Installed
            ?? (File.Exists(playwright.Chromium.ExecutablePath) ? playwright.Chromium.ExecutablePath : null);
        Machine.Needs(program is not null,
            "No browser is installed: on Debian run 'apt-get install chromium', or set CROWDCOMMS_TEST_BROWSER to a "
                + "Chromium program.");
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = Environment.IsPrivilegedProcess ? [.. Quiet, .. more, "--no-sandbox"] : [.. Quiet, .. more],
        });
        return (playwright, browser);
    }
}

/// <summary>A browser process of one test.</summary>
public sealed class OwnChromium(IPlaywright playwright, IBrowser browser) : IAsyncDisposable
{
    /// <summary>The running browser.</summary>
    public IBrowser Browser => browser;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
