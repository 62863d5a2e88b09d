using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Access;

/// <summary>An actor who has entered one event: the event's facts, and the actor with their role there.</summary>
public sealed record EventAccess(EventFacts Event, Actor Actor)
{
    /// <summary>The station of a paired device; null for every other actor.</summary>
    public StationChoice? Station { get; init; }
}

/// <summary>Lets users, paired devices and API keys enter the events that they may work at. Who may do what comes from
/// <see cref="EntranceCache"/>, so that a warm request asks the database nothing.</summary>
public sealed class AccessService(
    IDbContextFactory<CrowdCommsContext> contexts, EntranceCache cache, DeviceKeys devices, AccountRules rules)
{
    /// <summary>Returns the event and the user's role in it.</summary>
    /// <returns>The event and the actor; <c>not_found</c> both for a missing event and for a user who is not a member;
    /// <c>two_factor_required</c> when two-factor authentication is required and the account has none.</returns>
    public async Task<Result<EventAccess>> EnterAsync(Guid userId, string slug, CancellationToken cancellationToken)
    {
        var entrance = await cache.GetAsync(
            CachedKind.Member, $"{userId}/{slug}", stop => ReadAsync(userId, slug, stop), cancellationToken);
        return entrance is null ? Error.NotFound("event")
            : entrance.IsSafe ? new EventAccess(entrance.Event, entrance.Actor) : AccountErrors.TwoFactorRequired;
    }

    /// <summary>Returns the event of a paired device, and the station at which it works.</summary>
    /// <returns>The event and the actor; <c>not_found</c> for every other event, and after the device was
    /// revoked.</returns>
    public async Task<Result<EventAccess>> EnterAsDeviceAsync(Guid deviceId, string slug, CancellationToken cancellationToken)
    {
        var device = await devices.FindAsync(deviceId, cancellationToken);
        var facts = device?.Actor.EventId is { } eventId ? await FactsAsync(eventId, slug, cancellationToken) : null;
        return facts is null ? Error.NotFound("event") : new EventAccess(facts, device!.Actor) { Station = device.Station };
    }

    /// <summary>Returns the event of an API key. The key acts there under its own name and with its own role.</summary>
    /// <returns>The event and the actor; <c>not_found</c> for every other event, and after the key was
    /// revoked.</returns>
    public async Task<Result<EventAccess>> EnterAsKeyAsync(
        KeyGrant key, MemberRole role, string slug, CancellationToken cancellationToken)
    {
        var facts = await cache.GetAsync(CachedKind.Opened, $"{key.Id}/{slug}", stop => ReadAsync(key, slug, stop), cancellationToken);
        return facts is null ? Error.NotFound("event")
            : new EventAccess(facts, new Actor(key.Id, key.Name, IsAdmin: false, facts.Id, role));
    }

    /// <summary>Returns the user as an actor outside any single event, such as for the list of events.</summary>
    /// <returns>The actor; <c>not_found</c> when there is no such user; <c>two_factor_required</c> when the
    /// installation requires two-factor authentication and the account has none.</returns>
    public async Task<Result<Actor>> EnterHouseAsync(Guid userId, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(userId, cancellationToken);
        return known is null ? Error.NotFound("account") : known.IsSafe ? known.Actor : AccountErrors.TwoFactorRequiredHere;
    }

    /// <summary>Returns the user as an actor outside any event; null when there is no such user. An admin without the
    /// two-factor authentication that the installation requires gets no rights of an admin.</summary>
    public async Task<Actor?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(userId, cancellationToken);
        return known is null ? null : known.Actor with { IsAdmin = known.Actor.IsAdmin && known.IsSafe };
    }

    private ValueTask<Known?> KnownAsync(Guid userId, CancellationToken cancellationToken) =>
        cache.GetAsync(CachedKind.User, $"{userId}", async stop =>
        {
            await using var context = await contexts.CreateDbContextAsync(stop);
            var user = await context.Users.AsNoTracking().Where(u => u.Id == userId)
                .Select(u => new { u.DisplayName, u.IsAdmin, u.TwoFactorEnabled }).SingleOrDefaultAsync(stop);
            return user is null ? null
                : new Known(new Actor(userId, user.DisplayName, user.IsAdmin), user.TwoFactorEnabled || !rules.RequireTwoFactor);
        }, cancellationToken);

    private ValueTask<EventFacts?> FactsAsync(Guid eventId, string slug, CancellationToken cancellationToken) =>
        cache.GetAsync(CachedKind.Opened, $"{eventId}/{slug}", async stop =>
        {
            await using var context = await contexts.CreateDbContextAsync(stop);
            return await context.EventsAt(slug).AsNoTracking().Where(e => e.Id == eventId).Select(EventFacts.Of)
                .SingleOrDefaultAsync(stop);
        }, cancellationToken);

    private async Task<EventFacts?> ReadAsync(KeyGrant key, string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.EventsAt(slug).AsNoTracking()
            .Where(e => e.Id == key.EventId && context.ApiKeys.Any(k => k.Id == key.Id && k.RevokedAt == null))
            .Select(EventFacts.Of).SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<Entered?> ReadAsync(Guid userId, string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from e in context.EventsAt(slug).AsNoTracking()
            from u in context.Users.Where(u => u.Id == userId)
            select new
            {
                Event = e,
                User = new { u.DisplayName, u.IsAdmin, u.TwoFactorEnabled },
                Role = context.Members.Where(m => m.EventId == e.Id && m.UserId == userId).Select(m => (MemberRole?)m.Role)
                    .FirstOrDefault(),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var actor = new Actor(userId, found.User.DisplayName, found.User.IsAdmin, found.Event.Id, found.Role);
        return !actor.IsMemberOf(found.Event.Id) ? null : new Entered(EventFacts.From(found.Event), actor,
            found.User.TwoFactorEnabled || !(rules.RequireTwoFactor || found.Event.RequiresTwoFactor));
    }

    /// <summary>A user, and whether their account has the two-factor authentication that is required here.</summary>
    private sealed record Known(Actor Actor, bool IsSafe);

    /// <summary>A user in an event, and whether their account has the two-factor authentication that is required there.</summary>
    private sealed record Entered(EventFacts Event, Actor Actor, bool IsSafe);
}
