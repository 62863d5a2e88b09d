using System.Net;
using CrowdComms.Data.Exports;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web;
using CrowdComms.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web;

/// <summary>Headers, cookies and proxies.</summary>
public sealed class HygieneTests
{
    private static readonly Dictionary<string,
        string?> Proxy = new(StringComparer.Ordinal) { ["Proxies:Trusted"] = "127.0.0.0/8, ::1" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_answer_carries_the_policies()
    {
        await using var app = await AppInProcess.StartAsync();
        using var browser = await app.BrowserAsync("organiser");
        foreach (var (path, status) in new (string, int)[]
        {
            ("/events", 200), ("/events/demo-expo/audit", 200), ("/events/demo-expo/exports/audit.csv", 200),
            ("/api/v1/events/demo-expo/dashboard", 200), ("/api/v1/events/none/dashboard", 404),
            ("/health/ready", 200), ("/_framework/blazor.web.js", 200), ("/no-such-page", 404), ("/error", 200),
            ("/jobs", 401), ("/t/none", 404), ("/", 302),
        })
        {
            using var answer = await browser.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal((path, status), (path, path is "/error" or "/jobs" or "/" ? status : (int)answer.StatusCode));
            Assert.DoesNotContain("unsafe-inline' ", Assert.Single(answer.Headers.GetValues("Content-Security-Policy"))
                .Split("style-src", 2)[0], StringComparison.Ordinal);
            Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
            Assert.Contains(Assert.Single(answer.Headers.GetValues("Referrer-Policy")),
                new[] { "same-origin", "no-referrer" });
            Assert.Contains("geolocation=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")),
                StringComparison.Ordinal);
            Assert.Empty(answer.Headers.Server);
            Assert.False(answer.Headers.Contains("X-Powered-By"));
        }
    }

    [Fact]
    public async Task What_breaks_says_so_without_telling_how_and_keeps_the_policies()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings
        {
            Services = services => services.AddSingleton<ExportService>(
                _ => throw new InvalidOperationException("The secret of the house.")),
        });
        using var browser = await app.BrowserAsync("organiser");
        foreach (var (path, type) in new[] { ("/events/demo-expo/exports/companies.csv", "text/html"),
            ("/api/v1/events/demo-expo/exports/registrants.csv", "application/problem+json") })
        {
            using var answer = await browser.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal((HttpStatusCode.InternalServerError, type),
                (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(Stop),
                StringComparison.OrdinalIgnoreCase);
            Assert.All(["Content-Security-Policy", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy",
                "X-Content-Type-Options"], name => Assert.Single(answer.Headers.GetValues(name)));
            Assert.Empty(answer.Headers.Server);
        }
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites_and_secure_over_https()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { More = Proxy });
        using var client = app.Program();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative), Stop);
        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies,
            cookie =>
                Assert.All(["secure", "httponly", "samesite="],
                    word => Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase)));

        using var browser = await app.BrowserAsync("organiser");
        var signIn = Assert.Single(browser.SignIn.Headers.GetValues("Set-Cookie"),
            c => c.StartsWith("crowdcomms=", StringComparison.Ordinal));
        Assert.All(["httponly", "samesite=lax"],
            word => Assert.Contains(word, signIn, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, InlineData(true, "203.0.113.77"), InlineData(false, "127.0.0.1")]
    public async Task Only_a_trusted_proxy_is_believed_about_the_visitors_address(bool trusted, string seen)
    {
        await using var app = await AppInProcess.StartAsync(
            new AppSettings { More = trusted ? Proxy : new Dictionary<string, string?>(StringComparer.Ordinal) });
        using var browser = await app.BrowserAsync("organiser");
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        using var file =
            await browser.Client.GetAsync(new Uri("/events/demo-expo/exports/companies.csv", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        await using var context = await app.ContextAsync();
        var entry = await context.AuditEntries.SingleAsync(a => a.Action == "Downloaded", Stop);
        Assert.Equal(("Page", seen), (entry.Via, entry.Address));
    }

    [Theory]
    [InlineData("proxy.example"), InlineData("10.0.0.0/33"), InlineData("10.0.0.1;10.0.0.2")]
    public void A_wrong_list_of_proxies_stops_the_start(string list)
    {
        var settings = new ProxySettings { Trusted = list };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
        Assert.Contains("Proxies:Trusted", Assert.Throws<StartRefusedException>(
            () => ProxySettings.Check(settings, configuration)).Message, StringComparison.Ordinal);
        configuration["ForwardedHeaders_Enabled"] = "true";
        Assert.Contains("ASPNETCORE_FORWARDEDHEADERS_ENABLED", Assert.Throws<StartRefusedException>(
            () => ProxySettings.Check(new ProxySettings(), configuration)).Message, StringComparison.Ordinal);
    }
}
