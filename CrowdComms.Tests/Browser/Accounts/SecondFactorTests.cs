using System.Buffers.Binary;
using System.Security.Cryptography;
using CrowdComms.Data.Demo;
using CrowdComms.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Accounts;

/// <summary>A code of an authenticator after the password, and passkeys instead of one.</summary>
[Collection(BrowserUser.Collection)]
public sealed class SecondFactorTests
{
    [Fact]
    public async Task An_event_that_asks_for_a_second_factor_opens_once_it_is_set_up_and_signing_in_asks_for_it()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings
        {
            More = new Dictionary<string,
            string?>(StringComparer.Ordinal)
            { ["Accounts:RequireTwoFactor"] = "true" }
        });
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        await page.OpenAsync("/events");
        await Expect(page.GetByText("Two-factor authentication needed")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.OpenAsync("/events/demo-expo/registrants");
        await Expect(page.GetByText("This event needs two-factor authentication")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Set up app" }).ClickAsync();
        await Axe.AssertCleanAsync(page);
        var key = (await page.Locator(".key").TextContentAsync())!;

        await page.GetByLabel("Authentication code").FillAsync(Code(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        var codes = page.GetByRole(AriaRole.List, new() { Name = "Recovery codes" }).GetByRole(AriaRole.Listitem);
        await Expect(codes).ToHaveCountAsync(10);
        await Axe.AssertCleanAsync(page);
        var recovery = (await codes.First.TextContentAsync())!.Trim();
        await page.GetByRole(AriaRole.Link, new() { Name = "I have saved them" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Dashboard" })).ToBeVisibleAsync();

        await using var other = await BrowserUser.OpenAsync(app);
        await EnterAsync(other, recovery, "/events/demo-expo/dashboard", app);
        await using var third = await BrowserUser.OpenAsync(app);
        await EnterAsync(third, Code(key), "/events/demo-expo/dashboard", app);
        await using var fourth = await BrowserUser.OpenAsync(app);
        var refused = await AskAsync(fourth, recovery);
        await Expect(refused.GetByText("This code is wrong")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(refused);
    }

    [Fact]
    public async Task A_passkey_is_made_opens_the_account_and_is_removed()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app,
            options => options.BaseURL = new UriBuilder(app.Address) { Host = "localhost" }.Uri.ToString());
        var page = await visitor.NewPageAsync();
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true
                }
            });
        await page.SignInAsync("staff");
        await page.GotoAsync("/account/me");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add passkey" }).ClickAsync();
        await Expect(page.GetByText("Passkey added.")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Dashboard" })).ToBeVisibleAsync();

        await page.GotoAsync("/account/me");
        await page.GetByRole(AriaRole.List, new() { Name = "Passkeys" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByText("Passkey removed.")).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Expect(page.GetByText("This passkey does not belong to an account here.")).ToBeVisibleAsync();
    }

    private static async Task EnterAsync(BrowserUser visitor, string code, string address, AppInProcess app) =>
        await Expect(await AskAsync(visitor, code)).ToHaveURLAsync(new Uri(app.Address, address).ToString());

    private static async Task<IPage> AskAsync(BrowserUser visitor, string code)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await OwnAccountTests.SignInAsync(page, "staff@demo.example", DemoSeed.Password);
        await page.GetByLabel("Code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        return page;
    }

    // RFC 6238 with the defaults of authenticators: SHA-1, six digits, thirty seconds.
    private static string Code(string key)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Where(char.IsLetterOrDigit)
            .Select(c => Convert.ToString(Letters.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal), 2)
                .PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))
            .ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The algorithm is the one that authenticators know.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000");
    }
}
