using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>Somebody inside one event: the event's facts, and the actor with the role held there.</summary>
public sealed record Room(EventFacts Event, Actor Actor);

/// <summary>Opens events to the users who may enter them.</summary>
public sealed class AccessService(IDbContextFactory<CrowdCommsContext> contexts)
{
    /// <summary>The event and the user's role in it.</summary>
    /// <returns>The room; <c>not_found</c> alike for no such event and for no membership.</returns>
    public async Task<Result<Room>> EnterAsync(Guid userId, string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await context.Users.AsNoTracking().Where(u => u.Id == userId)
            .Select(u => new { u.DisplayName, u.IsAdmin }).SingleOrDefaultAsync(cancellationToken);
        var facts = await context.Events.AsNoTracking().Where(e => e.Slug == slug).Select(EventFacts.Of).SingleOrDefaultAsync(cancellationToken);
        if (user is null || facts is null)
        {
            return Error.NotFound("event");
        }

        var role = await context.Members.AsNoTracking().Where(m => m.EventId == facts.Id && m.UserId == userId)
            .Select(m => (MemberRole?)m.Role).SingleOrDefaultAsync(cancellationToken);
        var actor = new Actor(userId, user.DisplayName, user.IsAdmin, facts.Id, role);
        return actor.IsMemberOf(facts.Id) ? new Room(facts, actor) : Error.NotFound("event");
    }

    /// <summary>The user outside any event, or null when there is no such user.</summary>
    public async Task<Actor?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.AsNoTracking().Where(u => u.Id == userId)
            .Select(u => new Actor(u.Id, u.DisplayName, u.IsAdmin, null, null)).SingleOrDefaultAsync(cancellationToken);
    }
}
