using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Permissions;

/// <summary>Everybody who may knock at the running app: how each says who they are to a page, and
/// how to the API.</summary>
internal sealed class Callers : IDisposable
{
    /// <summary>In this order the table says what each hears.</summary>
    internal const string Order =
        "nobody, no member, organiser of another event, device, staff, organiser, admin, key to scan, key to read, "
            + "key to write, key of another event";

    private readonly List<(string Name, HttpClient Pages, HttpClient Api)> _all = [];

    /// <summary>Each with the client that asks for pages and the one that asks the API.</summary>
    internal IReadOnlyList<(string Name, HttpClient Pages, HttpClient Api)> All => _all;

    /// <summary>Creates the callers that the demo does not have, and lets all sign in.</summary>
    internal static async Task<Callers> OpenAsync(AppInProcess app)
    {
        var callers = new Callers();
        var nobody = app.Program();
        callers._all.Add(("nobody", nobody, nobody));
        await AccountAsync(app, "stranger");
        var other = await OtherEventAsync(app);
        foreach (var (name, who) in new[] { ("no member", "stranger"), ("organiser of another event", "other") })
        {
            await callers.UserAsync(app, name, who);
        }

        await callers.DeviceAsync(app);
        foreach (var who in new[] { "staff", "organiser", "admin" })
        {
            await callers.UserAsync(app, who, who);
        }

        await using var context = await app.ContextAsync();
        var expo = await context.Events.Where(e => e.Slug == DemoSeed.Slug).Select(e => e.Id)
            .SingleAsync(TokenVisitor.Stop);
        foreach (var (name, home, scopes) in new[] { ("key to scan", expo, ApiScope.Scan),
            ("key to read", expo, ApiScope.Read), ("key to write", expo, ApiScope.Write),
            ("key of another event", other, ApiScope.Scan | ApiScope.Read | ApiScope.Write) })
        {
            var key = await app.Get<ApiKeyService>()
                .MakeAsync(home, new NewApiKey(name, scopes), Actor.System, TokenVisitor.Stop);
            var client = app.Program("ApiKey", key.Value.Secret);
            callers._all.Add((name, client, client));
        }

        Assert.Equal(Order, string.Join(", ", callers._all.Select(c => c.Name)));
        return callers;
    }

    public void Dispose()
    {
        foreach (var (_, pages, api) in _all)
        {
            pages.Dispose();
            api.Dispose();
        }
    }

    private static async Task AccountAsync(AppInProcess app, string who)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var address = $"{who}@demo.example";
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(
            new User { Email = address, UserName = address, DisplayName = who, EmailConfirmed = true },
            DemoSeed.Password);
        Assert.True(made.Succeeded);
    }

    private static async Task<Guid> OtherEventAsync(AppInProcess app)
    {
        await AccountAsync(app, "other");
        var details = new EventDetails
        {
            Slug = "other-expo",
            Name = "Other Expo",
            TimeZone = "Europe/Berlin",
            StartsAt = DateTimeOffset.UnixEpoch,
            EndsAt = DateTimeOffset.UnixEpoch.AddDays(1)
        };
        var made = await app.Get<EventService>().CreateAsync(details, Actor.System, TokenVisitor.Stop);
        Assert.True(
            (await app.Get<MemberService>()
                .AddAsync(made.Value.Id, new NewInvitation("other@demo.example", MemberRole.Organiser), Actor.System,
                    TokenVisitor.Stop)).IsOk);
        return made.Value.Id;
    }

    private async Task UserAsync(AppInProcess app, string name, string who)
    {
        var token = await app.Get<AccessTokens>()
            .IssueAsync(new SignedIn(await app.UserAsync(who), RisingId.Next(), SecondFactor: false),
                TokenVisitor.Stop);
        var browser = await app.BrowserAsync(who);
        browser.SignIn.Dispose();
        _all.Add((name, browser.Client, app.Program("Bearer", token)));
    }

    // A device has a cookie alone, which the API takes from its own pages only.
    private async Task DeviceAsync(AppInProcess app)
    {
        await using var context = await app.ContextAsync();
        var desk = await context.Stations.Where(s => s.Kind == StationKind.Desk).OrderBy(s => s.Id)
            .Select(s => new { s.Id, s.EventId }).FirstAsync(TokenVisitor.Stop);
        var shown = await app.Get<DeviceService>()
            .StartPairingAsync(desk.EventId, desk.Id, Actor.System, TokenVisitor.Stop);
        var client = await app.DeviceAsync(shown.Value.Code);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _all.Add(("device", client, client));
    }
}
