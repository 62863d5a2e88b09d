using System.Net;
using System.Net.Http.Headers;
using CrowdComms.Tests.Data.Questions;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Web;

public sealed class AnswersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_tells_the_browser_what_to_refuse()
    {
        await using var app = await AppInProcess.StartAsync();
        using var client = Client(app);

        foreach (var path in new[] { "/account/sign-in", "/health/live", "/app.css", "/no-such-page" })
        {
            using var answer = await client.GetAsync(path, Token);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("script-src 'self' 'wasm-unsafe-eval';", policy, StringComparison.Ordinal);
            Assert.Contains($"connect-src 'self' ws://{app.Address.Authority} wss://{app.Address.Authority};", policy,
                StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Empty(answer.Headers.Server);
        }
    }

    [Fact]
    public async Task No_page_has_a_script_of_its_own_inside()
    {
        await using var app = await AppInProcess.StartAsync();
        using var client = Client(app);

        var page = await client.GetStringAsync("/account/sign-in", Token);

        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
        Assert.DoesNotMatch("https?://", page);
    }

    [Fact]
    public async Task Pages_are_sent_compressed()
    {
        await using var app = await AppInProcess.StartAsync();
        using var client = Client(app);
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

        foreach (var path in new[] { "/account/sign-in", "/app.css", "/shell.js" })
        {
            using var answer = await client.GetAsync(path, Token);
            Assert.NotEmpty(answer.Content.Headers.ContentEncoding);
        }
    }

    [Theory, BothEngines]
    public async Task Health_answers_without_signing_in(Engine engine)
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Engine = engine, Demo = false });
        using var client = Client(app);

        Assert.Equal("""{"status":"live"}""", await client.GetStringAsync("/health/live", Token));
        Assert.Contains("\"ready\"", await client.GetStringAsync("/health/ready", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_ask_strangers_to_sign_in_and_setup_is_not_there()
    {
        await using var app = await AppInProcess.StartAsync();
        using var client = Client(app);

        using var events = await client.GetAsync("/events/demo-expo/settings", Token);
        using var setup = await client.GetAsync("/setup", Token);

        Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in?returnUrl=%2Fevents%2Fdemo-expo%2Fsettings"),
            (events.StatusCode, events.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.NotFound, setup.StatusCode);
    }

    private static HttpClient Client(AppInProcess app) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
}
