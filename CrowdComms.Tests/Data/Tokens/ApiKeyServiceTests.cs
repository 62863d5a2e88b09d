using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using CrowdComms.Data.Tokens;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Tokens;

public sealed class ApiKeyServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_key_is_made_seen_and_revoked_and_each_change_is_in_the_audit_without_the_secret(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var keys = house.Get<ApiKeyService>();

        var made =
            (await keys.MakeAsync(expo.Id, new NewApiKey(" Turnstiles ", ApiScope.Scan | ApiScope.Read), expo.Organiser,
                Stop)).Value;
        Assert.StartsWith("cck_", made.Secret, StringComparison.Ordinal);
        Assert.Equal(("Turnstiles", ApiScope.Scan | ApiScope.Read, null, null),
            (made.Row.Name, made.Row.Scopes, made.Row.LastUsedAt, made.Row.RevokedAt));
        Assert.Equal(made.Row, (await keys.GetAsync(expo.Id, made.Row.Id, expo.Staff, Stop)).Value);
        var other =
            (await keys.MakeAsync(expo.Id, new NewApiKey("Website", ApiScope.Write), expo.Organiser, Stop)).Value;
        Assert.True((await keys.RevokeAsync(expo.Id, other.Row.Id, expo.Organiser, Stop)).IsOk);
        Assert.True((await keys.RevokeAsync(expo.Id, other.Row.Id, expo.Organiser, Stop)).IsOk);

        var page = (await keys.PageAsync(expo.Id, new(1, 50), expo.Staff, Stop)).Value;
        Assert.Equal((2, "Turnstiles", "Website"), (page.Total, page.Items[0].Name, page.Items[1].Name));
        Assert.Equal("Website",
            Assert.Single((await keys.PageAsync(expo.Id, new(2, 1), expo.Staff, Stop)).Value.Items).Name);
        Assert.Equal(house.Clock.GetUtcNow(), page.Items[1].RevokedAt);
        await using var context = house.Context();
        var audit = await context.AuditEntries.AsNoTracking().Where(a => a.Subject == nameof(ApiKey)).OrderBy(a => a.Id)
            .ToListAsync(Stop);
        Assert.Equal(["Created", "Created", "Revoked"], audit.Select(a => a.Action));
        Assert.Equal(["name Turnstiles", "scopes Scan, Read"], audit[0].Changes.Select(c => $"{c.Field} {c.After}"));
        Assert.DoesNotContain(audit.SelectMany(a => a.Changes),
            c => c.After?.Contains("cck_", StringComparison.Ordinal) == true);
    }

    [Theory, BothEngines]
    public async Task Organisers_make_and_revoke_and_nobody_else_and_wrong_wishes_are_named(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, fair) = (await house.NewEventAsync(), await house.NewEventAsync());
        var keys = house.Get<ApiKeyService>();
        var wish = new NewApiKey("Turnstiles", ApiScope.Scan);
        var made = (await keys.MakeAsync(expo.Id, wish, expo.Admin, Stop)).Value;

        Assert.Equal("forbidden", (await keys.MakeAsync(expo.Id, wish, expo.Staff, Stop)).Error!.Code);
        Assert.Equal("forbidden", (await keys.RevokeAsync(expo.Id, made.Row.Id, expo.Staff, Stop)).Error!.Code);
        foreach (var stranger in new[] { expo.Stranger, fair.Organiser })
        {
            Assert.Equal("not_found", (await keys.MakeAsync(expo.Id, wish, stranger, Stop)).Error!.Code);
            Assert.Equal("not_found", (await keys.PageAsync(expo.Id, new(1, 50), stranger, Stop)).Error!.Code);
            Assert.Equal("not_found", (await keys.GetAsync(expo.Id, made.Row.Id, stranger, Stop)).Error!.Code);
        }

        Assert.Equal("not_found", (await keys.RevokeAsync(fair.Id, made.Row.Id, fair.Organiser, Stop)).Error!.Code);
        Assert.Equal("not_found", (await keys.GetAsync(fair.Id, made.Row.Id, fair.Organiser, Stop)).Error!.Code);
        Assert.Equal(["name"],
            (await keys.MakeAsync(expo.Id, wish with { Name = " " }, expo.Organiser, Stop)).Error!.Fields!.Keys);
        Assert.Equal(["name"],
            (await keys.MakeAsync(expo.Id, wish with { Name = new string('n', 61) }, expo.Organiser,
                Stop)).Error!.Fields!.Keys);
        Assert.Equal(["scopes"],
            (await keys.MakeAsync(expo.Id, wish with { Scopes = ApiScope.None }, expo.Organiser,
                Stop)).Error!.Fields!.Keys);
        Assert.Equal(["scopes"],
            (await keys.MakeAsync(expo.Id, wish with { Scopes = (ApiScope)8 }, expo.Organiser,
                Stop)).Error!.Fields!.Keys);
    }

    [Theory, BothEngines]
    public async Task The_last_use_is_noted_once_a_minute_and_a_key_is_remembered_for_ten_seconds(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (keys, lookup) = (house.Get<ApiKeyService>(), house.Get<ApiKeyLookup>());
        var made =
            (await keys.MakeAsync(expo.Id, new NewApiKey("Turnstiles", ApiScope.Scan), expo.Organiser, Stop)).Value;
        var first = house.Clock.GetUtcNow();

        Assert.Equal(new KeyGrant(made.Row.Id, expo.Id, "Turnstiles", ApiScope.Scan),
            await lookup.FindAsync(made.Secret, Stop));
        house.Clock.Advance(TimeSpan.FromSeconds(59));
        await lookup.FindAsync(made.Secret, Stop);
        Assert.Equal(first, (await keys.GetAsync(expo.Id, made.Row.Id, expo.Organiser, Stop)).Value.LastUsedAt);
        house.Clock.Advance(TimeSpan.FromSeconds(11));
        await lookup.FindAsync(made.Secret, Stop);
        Assert.Equal(first.AddSeconds(70),
            (await keys.GetAsync(expo.Id, made.Row.Id, expo.Organiser, Stop)).Value.LastUsedAt);

        // As another node would do it: this one learns of it when it asks again, and opens no event meanwhile.
        await using var context = house.Context();
        await context.ApiKeys.ExecuteUpdateAsync(k => k.SetProperty(x => x.RevokedAt, house.Clock.GetUtcNow()), Stop);
        var remembered = await lookup.FindAsync(made.Secret, Stop);
        Assert.NotNull(remembered);
        Assert.Equal("not_found",
            (await house.Get<AccessService>()
                .EnterAsKeyAsync(remembered, MemberRole.Staff, expo.Slug, Stop)).Error!.Code);
        house.Clock.Advance(EntranceCache.Lifetime);
        Assert.Null(await lookup.FindAsync(made.Secret, Stop));
    }
}
