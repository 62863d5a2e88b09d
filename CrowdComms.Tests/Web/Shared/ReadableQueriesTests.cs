using System.Net;
using CrowdComms.Tests.Permissions;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Registration;
using CrowdComms.Web;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Shared;

/// <summary>An address with values that its page cannot read opens the page as if they were not there.</summary>
public sealed class ReadableQueriesTests
{
    // All parameters of all components, so that a new one is tested too.
    private static readonly string[] Names = [.. ReadableQueries.Parameters(typeof(App).Assembly.GetTypes()
        .Where(t => typeof(IComponent).IsAssignableFrom(t))).Where(p => p.Any(type => type != typeof(string))).Select(p => p.Key)];

    [Theory]
    [InlineData("zzz")]
    [InlineData("")]
    [InlineData("true%00")]
    public async Task No_page_breaks_at_a_value_that_it_cannot_read(string value)
    {
        await using var app = await OpenAsync();
        using var callers = await Callers.OpenAsync(app);
        var organiser = callers.All.Single(c => c.Name == "organiser");
        var doors = await EndpointDoors.OpenAsync(app, organiser.Api);
        var pages = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}").Where(page => page != "/error")
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.InRange(Names.Length, 8, int.MaxValue);
        Assert.InRange(pages.Count, 40, int.MaxValue);

        foreach (var page in pages)
        {
            await doors.KnockAsync(organiser, $"GET {page}?{string.Join('&', Names.Select(name => $"{name}={value}"))}");
        }
    }

    [Fact]
    public async Task A_public_page_is_shown_as_without_the_value_and_keeps_the_others()
    {
        await using var app = await OpenAsync();
        var world = await LateWorld.OpenAsync(app);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        foreach (var (address, says) in new[]
        {
            ($"/c/{world.Company}?correct=zzz", "Acme"), ($"/c/{world.Company}?cancel=zzz", "Acme"),
            ($"/register/{world.Slug}?known=zzz", "Pass"), ($"/register/{world.Slug}/waiting?joined=zzz&left=zzz", "Join waiting list"),
            ($"/t/{world.Ticket}?unasked=zzz&act=change", "Edit your details"),
            ("/account/sign-in?again=zzz&changed=zzz", "Sign in"),
        })
        {
            using var answer = await client.GetAsync(address, Stop);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(says, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_with_a_circuit_leads_to_the_address_that_it_can_read()
    {
        await using var app = await OpenAsync();
        using var browser = await app.BrowserAsync("organiser");

        using var answer = await browser.Client.GetAsync("/events/demo-expo/explain?a=1&person=zzz&b=%20", Stop);

        Assert.Equal("/events/demo-expo/explain?a=1&b=%20", answer.Headers.Location?.OriginalString);
    }

    private static Task<AppInProcess> OpenAsync() => AppInProcess.StartAsync(new AppSettings
    {
        More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:RegistrationPerMinute"] = "100000" },
    });
}
