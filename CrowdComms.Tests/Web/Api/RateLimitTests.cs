using System.Net.Http.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web.Shared;
using CrowdComms.Web.Tokens;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Api;

public sealed class RateLimitTests
{
    private static readonly Uri Login = new("/api/v1/auth/login", UriKind.Relative);

    [Fact]
    public async Task Signing_in_is_limited_for_each_account_and_the_page_counts_with_it()
    {
        await using var app = await AppInProcess.StartAsync(AuthApiTests.With("RateLimits:SignInPerMinute", "2"));
        using var program = app.Program();
        for (var tries = 0; tries < 2; tries++)
        {
            Assert.Equal((200, null), await SignInAsync(program, "staff"));
        }

        using var refused = await program.PostAsJsonAsync(Login,
            new { email = "STAFF@demo.example ", password = DemoSeed.Password }, Stop);
        Assert.Equal((429, "rate_limited"), await ReadAsync(refused));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
        Assert.Equal((200, null), await SignInAsync(program, "organiser"));

        var (status, page) = await PageAsync(app, "staff");
        Assert.Equal(429, status);
        Assert.Contains("Too many attempts to sign in.", page, StringComparison.Ordinal);
        Assert.Equal(302, (await PageAsync(app, "admin")).Status);
    }

    [Theory]
    [InlineData("/c/0123456789abcdef0123456789abcdef")]
    [InlineData("/t/0123456789abcdef0123456789abcdef")]
    public async Task Links_that_open_without_signing_in_are_not_tried_by_the_thousand(string link)
    {
        await using var app = await AppInProcess.StartAsync(AuthApiTests.With("RateLimits:RegistrationPerMinute", "1"));
        using var client = new HttpClient { BaseAddress = app.Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string,
            string>(StringComparer.Ordinal)
        { ["_handler"] = "register" });
        Assert.NotEqual(429, (int)(await client.PostAsync(link, form, Stop)).StatusCode);

        using var refused = await client.PostAsync(link, form, Stop);

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("<h1>Wait a minute</h1>", await refused.Content.ReadAsStringAsync(Stop),
            StringComparison.Ordinal);
        Assert.Equal(404, (int)(await client.GetAsync(link, Stop)).StatusCode);
    }

    [Fact]
    public async Task One_password_is_not_tried_on_everybody()
    {
        await using var app = await AppInProcess.StartAsync(AuthApiTests.With("RateLimits:SignInPerMinute", "1"));
        using var program = app.Program();
        var answers = new List<(int, string?)>();
        for (var account = 0; account < 13; account++)
        {
            answers.Add(await SignInAsync(program, $"nobody-{account}"));
        }

        Assert.Equal((429, "rate_limited"), answers[^1]);
        Assert.All(answers.Take(10), answer => Assert.Equal((401, "unauthenticated"), answer));
    }

    [Fact]
    public async Task Requests_are_limited_for_each_user_and_not_for_all_behind_one_address()
    {
        await using var app = await AppInProcess.StartAsync(AuthApiTests.With("RateLimits:RequestsPerMinute", "3"));
        using var staff = await SignedInAsync(app, "staff");
        using var organiser = await SignedInAsync(app, "organiser");
        for (var request = 0; request < 3; request++)
        {
            Assert.Equal((200, null), await staff.AskAsync(Figures));
        }

        using var refused = await staff.GetAsync(new Uri(Figures, UriKind.Relative), Stop);
        Assert.Equal((429, "rate_limited"), await ReadAsync(refused));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Equal((200, null), await organiser.AskAsync(Figures));
    }

    [Fact]
    public async Task A_hundred_scans_at_once_are_decided_and_each_key_counts_for_itself()
    {
        await using (var app = await AppInProcess.StartAsync())
        {
            using var turnstile = await KeyAsync(app, "Turnstile");
            var desk = await DeskAsync(app);
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 100)
                .Select(_ => ScanAsync(turnstile, desk))), answer => Assert.Equal((200, null), answer));
        }

        await using var strict = await AppInProcess.StartAsync(AuthApiTests.With("RateLimits:ScansPerSecond", "1"));
        var there = await DeskAsync(strict);
        using var north = await KeyAsync(strict, "North");
        using var south = await KeyAsync(strict, "South");
        Assert.Contains((429, "rate_limited"), await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(_ => ScanAsync(north, there))));
        Assert.Equal((200, null), await ScanAsync(south, there));
        Assert.Equal((403, "forbidden"), await north.AskAsync(Figures));
    }

    private static async Task<HttpClient> KeyAsync(AppInProcess app, string name)
    {
        await using var context = await app.ContextAsync();
        var expo = await context.Events.Where(e => e.Slug == DemoSeed.Slug).Select(e => e.Id).SingleAsync(Stop);
        return app.Program("ApiKey",
            (await app.Get<ApiKeyService>()
                .MakeAsync(expo, new NewApiKey(name, ApiScope.Scan), Actor.System, Stop)).Value.Secret);
    }

    private static async Task<Guid> DeskAsync(AppInProcess app)
    {
        await using var context = await app.ContextAsync();
        return await context.Stations.Where(s => s.Kind == StationKind.Desk).OrderBy(s => s.Id).Select(s => s.Id)
            .FirstAsync(Stop);
    }

    // A ticket that nobody has is decided too.
    private static async Task<(int Status, string? Code)> ScanAsync(HttpClient turnstile, Guid desk)
    {
        using var answer = await turnstile.PostAsJsonAsync(new Uri("/api/v1/events/demo-expo/scans", UriKind.Relative),
            new { scanId = Guid.CreateVersion7(), code = "NOBODY", stationId = desk }, Stop);
        return await ReadAsync(answer);
    }

    private static async Task<HttpClient> SignedInAsync(AppInProcess app, string who) =>
        app.Program("Bearer", await app.Get<AccessTokens>()
            .IssueAsync(new SignedIn(await app.UserAsync(who), Guid.CreateVersion7(), SecondFactor: false), Stop));

    private static async Task<(int Status, string? Code)> SignInAsync(HttpClient program, string who)
    {
        using var answer = await program.PostAsJsonAsync(Login,
            new { email = $"{who}@demo.example", password = DemoSeed.Password }, Stop);
        return await ReadAsync(answer);
    }

    private static async Task<(int Status, string Page)> PageAsync(AppInProcess app, string who)
    {
        using var browser = await app.BrowserAsync(who);
        using var answer = browser.SignIn;
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }
}
