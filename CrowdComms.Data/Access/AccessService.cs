using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Access;

/// <summary>Somebody inside one event: the event's facts, and the actor with the role held there.</summary>
public sealed record Room(EventFacts Event, Actor Actor)
{
    /// <summary>For a paired device: where it works; null for people.</summary>
    public StationPlace? Station { get; init; }
}

/// <summary>Opens events to the users, the paired devices and the API keys that may enter them.</summary>
public sealed class AccessService(IDbContextFactory<CrowdCommsContext> contexts, DeviceKeys devices, AccountRules rules)
{
    /// <summary>The event and the user's role in it.</summary>
    /// <returns>The room; <c>not_found</c> alike for no such event and for no membership, <c>two_factor_required</c>
    /// where a second factor is asked for and the account has none.</returns>
    public async Task<Result<Room>> EnterAsync(Guid userId, string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await context.Users.AsNoTracking().Where(u => u.Id == userId)
            .Select(u => new { u.DisplayName, u.IsAdmin, u.TwoFactorEnabled }).SingleOrDefaultAsync(cancellationToken);
        var facts = await context.Events.AsNoTracking().Where(e => e.Slug == slug).Select(EventFacts.Of)
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
            ? new Room(facts, actor)
            : AccountErrors.TwoFactorRequired;
    }

    /// <summary>The event that a paired device works in, and its station.</summary>
    /// <returns>The room; <c>not_found</c> for every other event, and once the device was revoked.</returns>
    public async Task<Result<Room>> EnterAsDeviceAsync(Guid deviceId, string slug, CancellationToken cancellationToken)
    {
        var device = await devices.FindAsync(deviceId, cancellationToken);
        if (device is null || device.Slug != slug)
        {
            return Error.NotFound("event");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var facts = await context.Events.AsNoTracking().Where(e => e.Id == device.Actor.EventId).Select(EventFacts.Of)
            .SingleAsync(cancellationToken);
        return new Room(facts, device.Actor) { Station = device.Station };
    }

    /// <summary>The event of an API key, which acts there with a role, under its own name.</summary>
    /// <returns>The room; <c>not_found</c> for every other event, and once the key was revoked.</returns>
    public async Task<Result<Room>> EnterAsKeyAsync(
        KeyGrant key, MemberRole role, string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var facts = await context.Events.AsNoTracking()
            .Where(e => e.Slug == slug && e.Id == key.EventId
                && context.ApiKeys.Any(k => k.Id == key.Id && k.RevokedAt == null))
            .Select(EventFacts.Of).SingleOrDefaultAsync(cancellationToken);
        return facts is null ? Error.NotFound("event")
            : new Room(facts, new Actor(key.Id, key.Name, IsAdmin: false, facts.Id, role));
    }

    /// <summary>The user among all events.</summary>
    /// <returns>The actor; <c>not_found</c> for no such user, <c>two_factor_required</c> where the installation asks
    /// for a second factor and the account has none.</returns>
    public async Task<Result<Actor>> EnterHouseAsync(Guid userId, CancellationToken cancellationToken)
    {
        var (actor, isSafe) = await KnownAsync(userId, cancellationToken);
        return actor is null ? Error.NotFound("account") : isSafe ? actor : AccountErrors.TwoFactorRequiredHere;
    }

    /// <summary>The user outside any event, or null when there is no such user. No admin as long as the second factor
    /// that the installation asks for is missing.</summary>
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
