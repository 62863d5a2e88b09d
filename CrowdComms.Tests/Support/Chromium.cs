using CrowdComms.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CrowdComms.Tests.Support;

/// <summary>The only browser process of a test run, started when the first test asks for it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // Switches off what would contact other hosts.
    private static readonly string[] Quiet =
        ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-gpu"];

    // Milliseconds. It is long because a machine with two cores runs the app, the databases and the browser at once.
    private const float Patience = 60_000;

    private readonly Lazy<Task<(IPlaywright, IBrowser)>> _running = new(() => LaunchAsync([]));

    // The shell without a user interface comes first: a visit there opens in a quarter of the time.
    private static string? Installed => new[]
    {
        Environment.GetEnvironmentVariable("CROWDCOMMS_TEST_BROWSER"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium",
        "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    /// <summary>Returns the running browser; skips the test if the machine has none.</summary>
    public async Task<IBrowser> GetAsync() => (await _running.Value).Item2;

    /// <summary>Starts a browser process for one test, for options that only the command line has. The test must
    /// dispose it.</summary>
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
            "No browser is installed: on Debian run 'apt-get install chromium-headless-shell', or set CROWDCOMMS_TEST_BROWSER to a "
                + "Chromium program.");
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = Environment.IsPrivilegedProcess ? [.. Quiet, .. more, "--no-sandbox"] : [.. Quiet, .. more],
        });
        return (playwright, browser);
    }
}

/// <summary>A browser process of one test, which ends when it is disposed.</summary>
public sealed class OwnChromium(IPlaywright playwright, IBrowser browser) : IAsyncDisposable
{
    /// <summary>The browser that runs.</summary>
    public IBrowser Browser => browser;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
