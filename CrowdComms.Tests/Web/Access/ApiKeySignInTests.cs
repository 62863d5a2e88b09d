using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using CrowdComms.Data.Tokens;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Access;

public sealed class ApiKeySignInTests
{
    // One endpoint for each scope, and one for none, that answer as whom a key acts.
    private static readonly ApiScope[] Scopes = [ApiScope.Scan, ApiScope.Read, ApiScope.Write];

    [Fact]
    public async Task A_key_opens_what_its_scopes_name_and_nothing_else()
    {
        await using var app = await WithEndpointsAsync();
        foreach (var held in Scopes.Append(ApiScope.Scan | ApiScope.Read | ApiScope.Write))
        {
            using var program = app.Program("ApiKey", (await KeyAsync(app, held)).Secret);
            foreach (var needed in Scopes)
            {
                Assert.Equal(held.HasFlag(needed) ? (200, null)
                    : (403, "forbidden"), await program.AskAsync($"/api/test/demo-expo/{needed}"));
            }

            Assert.Equal((403, "forbidden"), await program.AskAsync("/api/test/demo-expo/None"));
            Assert.Equal((403, "forbidden"), await program.AskAsync("/api/v1/auth/me"));
        }
    }

    [Fact]
    public async Task A_key_acts_under_its_own_name_as_staff_or_organiser_of_its_event_alone()
    {
        await using var app = await WithEndpointsAsync();
        var made = await KeyAsync(app, ApiScope.Scan | ApiScope.Read | ApiScope.Write);
        await using var context = await app.ContextAsync();
        context.Events.Add(new() { Slug = "other-expo", Name = "Other", Venue = "Hall", TimeZone = "UTC" });
        await context.SaveChangesAsync(Stop);
        using var program = app.Program("ApiKey", made.Secret);

        Assert.Equal("Turnstiles Staff", await program.GetStringAsync("/api/test/demo-expo/Scan", Stop));
        Assert.Equal("Turnstiles Organiser", await program.GetStringAsync("/api/test/demo-expo/Read", Stop));
        Assert.Equal("Turnstiles Organiser", await program.GetStringAsync("/api/test/demo-expo/Write", Stop));
        Assert.Equal((404, "not_found"), await program.AskAsync("/api/test/other-expo/Read"));
        Assert.Equal((404, "not_found"), await program.AskAsync("/api/test/no-such-expo/Read"));
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_its_next_request_on_and_pages_know_no_keys()
    {
        await using var app = await WithEndpointsAsync();
        var made = await KeyAsync(app, ApiScope.Read);
        using var program = app.Program("ApiKey", made.Secret);
        Assert.Equal((200, null), await program.AskAsync(Figures));
        Assert.Equal(302, (await program.AskAsync("/events/demo-expo/dashboard")).Status);

        await using var context = await app.ContextAsync();
        var expo = await context.Events.SingleAsync(e => e.Slug == "demo-expo", Stop);
        Assert.NotNull((await context.ApiKeys.SingleAsync(Stop)).LastUsedAt);
        Assert.True((await app.Get<ApiKeyService>().RevokeAsync(expo.Id, made.Row.Id, Actor.System, Stop)).IsOk);
        Assert.Equal((401, "unauthenticated"), await program.AskAsync(Figures));
    }

    [Fact]
    public async Task A_key_that_another_node_revoked_is_refused_as_soon_as_the_feed_says_so()
    {
        await using var app = await WithEndpointsAsync();
        using var program = app.Program("ApiKey", (await KeyAsync(app, ApiScope.Read)).Secret);
        Assert.Equal((200, null), await program.AskAsync(Figures));

        await using var context = await app.ContextAsync();
        await context.ApiKeys.ExecuteUpdateAsync(k => k.SetProperty(x => x.RevokedAt, TimeProvider.System.GetUtcNow()),
            Stop);
        app.Get<IChangeFeed>().Publish(EventChanged.OfRights);
        Assert.Equal((401, "unauthenticated"), await program.AskAsync(Figures));
    }

    [Theory, InlineData(""), InlineData("cck_"), InlineData("cck_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        InlineData("ccr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), InlineData("%00%ff")]
    public async Task What_is_no_key_opens_nothing(string secret)
    {
        await using var app = await AppInProcess.StartAsync();
        using var program = app.Program();
        program.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"ApiKey {secret}");

        using var answer = await program.GetAsync(new Uri(Figures, UriKind.Relative), Stop);
        Assert.Equal((401, "unauthenticated"), await ReadAsync(answer));
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
    }

    private static async Task<ApiKeyMade> KeyAsync(AppInProcess app, ApiScope scopes)
    {
        await using var context = await app.ContextAsync();
        var expo = await context.Events.Where(e => e.Slug == "demo-expo").Select(e => e.Id).SingleAsync(Stop);
        return (await app.Get<ApiKeyService>()
            .MakeAsync(expo, new NewApiKey("Turnstiles", scopes), Actor.System, Stop)).Value;
    }

    private static Task<AppInProcess> WithEndpointsAsync() =>
        AppInProcess.StartAsync(
            new AppSettings { Services = services => services.AddSingleton<IStartupFilter, TestEndpoints>() });

    private sealed class TestEndpoints : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseWhen(http => http.Request.Path.StartsWithSegments("/api/test", StringComparison.Ordinal), branch =>
                branch.UseStatusCodePages().UseRouting().UseAuthentication().UseAuthorization().UseEndpoints(Map));
            next(app);
        };

        private static void Map(IEndpointRouteBuilder endpoints)
        {
            var group = endpoints.MapGroup("/api/test/{event}").RequireAuthorization().DisableCookieRedirect();
            group.MapGet("None", WhoAsync);
            var scoped = group.MapGroup("").NeedsScope(ApiScope.Read);
            scoped.MapGet("Read", WhoAsync);
            scoped.MapGet("Write", WhoAsync).NeedsScope(ApiScope.Write);
            scoped.MapGet("Scan", WhoAsync).NeedsScope(ApiScope.Scan);
        }

        private static async Task<IResult> WhoAsync(string @event, HttpContext http, AccessService accessService)
        {
            var entered = await accessService.EnterAsync(http.User, @event, http.RequestAborted);
            return entered.Failed(out var refused) ? refused.AsProblem()
                : Results.Text($"{entered.Value.Actor.Name} {entered.Value.Actor.Role}");
        }
    }
}
