using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
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

/// <summary>Lets users, paired devices and API keys enter the events that they may work at.</summary>
public sealed class AccessService(IDbContextFactory<CrowdCommsContext> contexts, DeviceKeys devices, AccountRules rules)
{
    /// <summary>Reads the event and the user's role in it.</summary>
    /// <returns>The event and the actor; <c>not_found</c> both for a missing event and for a user who is no member;
    /// <c>two_factor_required</c> when a second factor is required and the account has none.</returns>
    public async Task<Result<EventAccess>> EnterAsync(Guid userId, string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await context.Users.AsNoTracking().Where(u => u.Id == userId)
            .Select(u => new { u.DisplayName, u.IsAdmin, u.TwoFactorEnabled }).SingleOrDefaultAsync(cancellationToken);
        var facts = await context.EventsAt(slug).AsNoTracking().Select(EventFacts.Of)
            .SingleOrDefaultAsync(cancellationToken);
        if (user is null || facts is null)
        {
            return Error.NotFound("event");
        }

        var role = await context.Members.AsNoTracking().Where(m => m.EventId == facts.Id && m.UserId == userId)
            .Select(m => (MemberRole?)m.Role).SingleOrDefaultAsync(cancellationToken);
        var actor = new Actor(userId, user.DisplayName, user.IsAdmin, facts.Id, role);
        if (!actor.IsMemberOf(facts.Id))
        {
            return Error.NotFound("event");
        }

        return user.TwoFactorEnabled
            || !(rules.RequireTwoFactor
                || await context.Events.AnyAsync(e => e.Id == facts.Id && e.RequiresTwoFactor, cancellationToken))
            ? new EventAccess(facts, actor)
            : AccountErrors.TwoFactorRequired;
    }

    /// <summary>Reads the event of a paired device, and the station at which it works.</summary>
    /// <returns>The event and the actor; <c>not_found</c> for every other event, and after the device was
    /// revoked.</returns>
    public async Task<Result<EventAccess>> EnterAsDeviceAsync(Guid deviceId, string slug, CancellationToken cancellationToken)
    {
        var device = await devices.FindAsync(deviceId, cancellationToken);
        if (device is null)
        {
            return Error.NotFound("event");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var facts = await context.EventsAt(slug).AsNoTracking().Where(e => e.Id == device.Actor.EventId).Select(EventFacts.Of)
            .SingleOrDefaultAsync(cancellationToken);
        return facts is null ? Error.NotFound("event") : new EventAccess(facts, device.Actor) { Station = device.Station };
    }

    /// <summary>Reads the event of an API key. The key acts there under its own name and with its own role.</summary>
    /// <returns>The event and the actor; <c>not_found</c> for every other event, and after the key was
    /// revoked.</returns>
    public async Task<Result<EventAccess>> EnterAsKeyAsync(
        KeyGrant key, MemberRole role, string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var facts = await context.EventsAt(slug).AsNoTracking()
            .Where(e => e.Id == key.EventId
                && context.ApiKeys.Any(k => k.Id == key.Id && k.RevokedAt == null))
            .Select(EventFacts.Of).SingleOrDefaultAsync(cancellationToken);
        return facts is null ? Error.NotFound("event")
            : new EventAccess(facts, new Actor(key.Id, key.Name, IsAdmin: false, facts.Id, role));
    }

    /// <summary>Reads the user as an actor outside any single event, such as for the list of events.</summary>
    /// <returns>The actor; <c>not_found</c> when there is no such user; <c>two_factor_required</c> when the
    /// installation requires a second factor and the account has none.</returns>
    public async Task<Result<Actor>> EnterHouseAsync(Guid userId, CancellationToken cancellationToken)
    {
        var (actor, isSafe) = await KnownAsync(userId, cancellationToken);
        return actor is null ? Error.NotFound("account") : isSafe ? actor : AccountErrors.TwoFactorRequiredHere;
    }

    /// <summary>Reads the user as an actor outside any event; null when there is no such user. An admin without the
    /// second factor that the installation requires gets no rights of an admin.</summary>
    public async Task<Actor?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        var (actor, isSafe) = await KnownAsync(userId, cancellationToken);
        return actor is null ? null : actor with { IsAdmin = actor.IsAdmin && isSafe };
    }

    private async Task<(Actor? Actor, bool IsSafe)> KnownAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await context.Users.AsNoTracking().Where(u => u.Id == userId)
            .Select(u => new { u.DisplayName, u.IsAdmin, u.TwoFactorEnabled }).SingleOrDefaultAsync(cancellationToken);
        return user is null ? (null, false)
            : (new Actor(userId, user.DisplayName, user.IsAdmin), user.TwoFactorEnabled || !rules.RequireTwoFactor);
    }
}
