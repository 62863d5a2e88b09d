using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Dashboard;

/// <summary>Creates and revokes the addresses that show an event's dashboard on wall screens, without names. Organisers
/// only; each change is audited.</summary>
public sealed class WallLinkService(IDbContextFactory<CrowdCommsContext> contexts, IChangeFeed feed, TimeProvider clock)
{
    private const string Purpose = "share the wall view";
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Lists the links that were not revoked, newest first.</summary>
    /// <returns>The rows; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is not a member of the
    /// event.</returns>
    public async Task<Result<IReadOnlyList<WallLinkRow>>> ListAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.WallLinks.AsNoTracking().Where(l => l.EventId == eventId && l.RevokedAt == null)
            .OrderByDescending(l => l.Id)
            .Select(l => new WallLinkRow(l.Id, l.Label, l.Key, l.CreatedAt, l.CreatedBy, l.SeenAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Creates a link for one screen.</summary>
    /// <param name="eventId">The event whose dashboard is shown.</param>
    /// <param name="label">The name of the screen, 1 to 60 characters.</param>
    /// <param name="actor">The organiser who creates the link.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    /// <returns>The row; <c>validation</c> for the label; <c>forbidden</c> for staff; <c>not_found</c> for a missing
    /// event, and for an actor who is not a member.</returns>
    public async Task<Result<WallLinkRow>> ShareAsync(
        Guid eventId, string? label, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        if (TextRules.Required("The screen name", label, 60) is { } problem)
        {
            return Error.Validation(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["label"] = [problem] });
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Events.AnyAsync(e => e.Id == eventId, cancellationToken))
        {
            return Error.NotFound("event");
        }

        var link = new WallLink
        {
            EventId = eventId,
            Label = label!.Trim(),
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = actor.Name
        };
        context.WallLinks.Add(link);
        context.AuditEntries.Add(Entry(link, "Created", actor, AuditTrail.New([new("label", link.Label)])));
        await context.SaveChangesAsync(cancellationToken);
        return new WallLinkRow(link.Id, link.Label, link.Key, link.CreatedAt, link.CreatedBy, null);
    }

    /// <summary>Revokes a link; screens that show its address close immediately.</summary>
    /// <returns>The link's label; <c>forbidden</c> for staff; <c>not_found</c> when the event has no such link, and for
    /// an actor who is not a member.</returns>
    public async Task<Result<string>> RevokeAsync(
        Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var link = await context.WallLinks.SingleOrDefaultAsync(
            l => l.EventId == eventId && l.Id == id && l.RevokedAt == null, cancellationToken);
        if (link is null)
        {
            return Error.NotFound("shared wall view");
        }

        link.RevokedAt = clock.GetUtcNow();
        context.AuditEntries.Add(Entry(link, "Revoked", actor, AuditTrail.Gone([new("label", link.Label)])));
        await context.SaveChangesAsync(cancellationToken);
        feed.Publish(new EventChanged(eventId, []) { ClosedWalls = [id] });
        return link.Label;
    }

    /// <summary>Opens the dashboard at a shared address, and records to the minute that it was open.</summary>
    /// <param name="key">The secret part of the address.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The shared dashboard; null when no link has this key, or it was revoked.</returns>
    public async Task<SharedWall?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var link = await context.WallLinks.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Key == key && l.RevokedAt == null, cancellationToken);
        if (link is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (link.SeenAt is null || now - link.SeenAt >= SeenEvery)
        {
            await context.WallLinks.Where(l => l.Id == link.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.SeenAt, now), cancellationToken);
        }

        var place = await context.Events.AsNoTracking().Where(e => e.Id == link.EventId).Select(EventFacts.Of)
            .SingleAsync(cancellationToken);
        return new SharedWall(link.Id, place);
    }

    private AuditEntry Entry(WallLink link, string action, Actor actor, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(link.EventId, new AuditedThing(nameof(WallLink), link.Id),
            new AuditedAct(action, actor, clock.GetUtcNow()), changes);
}

/// <summary>One link in a list; instants are UTC, <paramref name="SeenAt"/> is null when no screen ever opened
/// it.</summary>
public sealed record WallLinkRow(
    Guid Id, string Label, string Key, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? SeenAt);

/// <summary>The dashboard of one event, opened at a shared address.</summary>
public sealed record SharedWall(Guid LinkId, EventFacts Event);
