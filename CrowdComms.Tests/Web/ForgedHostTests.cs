using System.Collections.Concurrent;
using System.Net;
using CrowdComms.Data.Outbox;
using CrowdComms.Tests.Permissions;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Tests.Web;

/// <summary>Whatever host a request claims, nobody is led there.</summary>
public sealed class ForgedHostTests
{
    private const string Forged = "evil.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_answer_of_any_page_or_endpoint_leads_to_a_forged_host()
    {
        await using var app = await AppInProcess.StartAsync(
            AuthApiTests.With("RateLimits:RegistrationPerMinute", "6000"));
        using var callers = await Callers.OpenAsync(app);
        var doors = await EndpointDoors.OpenAsync(app, callers.All.Single(c => c.Name == "organiser").Api);
        List<string> wrong = [];
        var led = 0;
        foreach (var caller in callers.All.Where(c => c.Name is "nobody" or "device" or "no member" or "organiser"))
        {
            foreach (var client in new[] { caller.Pages, caller.Api }.Distinct())
            {
                client.DefaultRequestHeaders.Host = Forged;
                client.DefaultRequestHeaders.Add("X-Forwarded-Host", Forged);
            }

            foreach (var door in EndpointDoors.All(app).OrderBy(d => d.EndsWith("/start", StringComparison.Ordinal)
                || d.EndsWith("/sign-out", StringComparison.Ordinal)))
            {
                var location = await doors.LocationAsync(caller, door);
                led += location is null ? 0 : 1;
                if (location?.Contains(Forged, StringComparison.OrdinalIgnoreCase) == true)
                {
                    wrong.Add($"{door} leads {caller.Name} to {location}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(led, 100, int.MaxValue);
    }

    [Fact]
    public async Task The_link_in_a_password_mail_that_a_forged_request_asked_for_leads_to_the_server()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { More = Mail(null) });
        using var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Host = Forged;
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", Forged);
        var page = await client.GetStringAsync("/account/forgot-password", Stop);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "forgot",
            ["__RequestVerificationToken"] = TokenVisitor.AntiforgeryField().Match(page).Groups[1].Value,
            ["Input.Email"] = "Olga <\u200Borganiser@demo.example>",
        });
        using var answer = await client.PostAsync("/account/forgot-password", form, Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var facts = (await app.MessageAsync(MessageKind.PasswordReset)).Facts;
        Assert.StartsWith($"http://127.0.0.1:{app.Address.Port}/", facts["link"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.BadRequest), InlineData("*", HttpStatusCode.OK)]
    [InlineData("other.example;evil.example", HttpStatusCode.OK)]
    public async Task With_a_public_address_only_its_host_is_answered_unless_others_are_allowed(
        string? allowed, HttpStatusCode answer)
    {
        var more = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PublicUrl"] = "https://tickets.fair.example",
            ["AllowedHosts"] = allowed,
        };
        await using var app = await AppInProcess.StartAsync(new AppSettings { More = more, Demo = false });
        using var client = new HttpClient { BaseAddress = app.Address };
        Assert.Equal(answer, await StatusAsync(client, Forged));
        if (allowed is null)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "tickets.fair.example"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "localhost"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, app.Address.Authority));
        }
    }

    [Theory]
    [InlineData(null, 1), InlineData("https://tickets.fair.example", 0)]
    public async Task A_mail_server_without_a_public_address_is_warned_of_at_the_start(string? address, int warnings)
    {
        var logs = new Warnings();
        await using var app = await AppInProcess.StartAsync(new AppSettings
        {
            More = Mail(address),
            Demo = false,
            Services = services => services.AddSingleton<ILoggerProvider>(logs),
        });
        Assert.Equal(warnings, logs.Said.Count(s => s.StartsWith("PublicUrl is not set", StringComparison.Ordinal)));
    }

    private static Dictionary<string, string?> Mail(string? publicUrl) => new(StringComparer.Ordinal)
    {
        ["PublicUrl"] = publicUrl,
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = "9",
        ["Smtp:From"] = "fair@fair.example",
    };

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = host;
        using var answer = await client.SendAsync(request, Stop);
        return answer.StatusCode;
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _said = new();

        internal IReadOnlyCollection<string> Said => _said;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                _said.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose() { }
    }
}
