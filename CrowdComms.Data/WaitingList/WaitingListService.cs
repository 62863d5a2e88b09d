using CrowdComms.Data.Audit;
using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.WaitingList;

/// <summary>Shows an event's waiting list to organisers, and offers free places, by hand or at regular
/// intervals.</summary>
public sealed class WaitingListService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IProductLinks links, TimeProvider clock)
{
    private const string Purpose = "manage the waiting list";

    /// <summary>One page of the waiting list: people with an open offer first, then those who wait, then those who had
    /// an offer or registered; in each group those who joined first come first.</summary>
    /// <returns>The rows, 50 on a page; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public async Task<Result<Page<WaitingRow>>> ListAsync(
        Guid eventId, int page, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        const int PageSize = 50;
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = context.WaitingPeople.AsNoTracking().Where(w => w.EventId == eventId);
        var rows = await people
            .OrderBy(w => w.State == WaitingState.Offered && w.OfferUntil > now ? 0 : w.State == WaitingState.Waiting
                ? 1 : 2)
            .ThenBy(w => w.JoinedAt).ThenBy(w => w.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(WaitingQueue.Row(context, now)).ToListAsync(cancellationToken);
        return new Page<WaitingRow>(rows, page, PageSize, await people.CountAsync(cancellationToken));
    }

    /// <summary>Offers a free place to one person before it is their turn.</summary>
    /// <returns>The row; <c>waiting_list.no_place</c>, <c>waiting_list.not_waiting</c>, <c>forbidden</c>,
    /// <c>not_found</c>.</returns>
    public async Task<Result<WaitingRow>> OfferAsync(
        Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        var person = await context.WaitingPeople.SingleOrDefaultAsync(w => w.EventId == eventId && w.Id == id, cancellationToken);
        if (person is null || person.State == WaitingState.Registered)
        {
            return person is null ? Error.NotFound("person") : WaitingErrors.NotWaiting;
        }

        var whole = await context.Events.SingleAsync(e => e.Id == eventId, cancellationToken);
        var pass = await context.PassTypes.AsNoTracking().SingleAsync(p => p.Id == person.PassTypeId, cancellationToken);
        var seats = await Seats.CountAsync(
            context, new EventPlaces(eventId, whole.Capacity), new SeatsAsked(now, id), cancellationToken);
        if (pass.Retired || now >= whole.EndsAt || !seats.HasFree(pass.Id, pass.Capacity))
        {
            return WaitingErrors.NoPlace;
        }

        WaitingQueue.Offer(context, person, new PlaceOffered(whole, pass.Name, links, now));
        context.AuditEntries.Add(Entry(eventId, id, new AuditedAct("PlaceOffered", actor, now)));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await context.WaitingPeople.Where(w => w.Id == id).Select(WaitingQueue.Row(context, now))
            .SingleAsync(cancellationToken);
    }

    /// <summary>Removes a person from the list; a place that was kept for them is free again.</summary>
    /// <returns>Done; <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Done>> RemoveAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.WaitingPeople.Where(w => w.EventId == eventId && w.Id == id)
            .ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return Error.NotFound("person");
        }

        context.AuditEntries.Add(Entry(eventId, id, new AuditedAct("Removed", actor, clock.GetUtcNow())));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return default(Done);
    }

    /// <summary>Ends the offers that have expired, and offers the free places of all events to the people who wait. A
    /// lock per event makes it safe on several nodes at the same time.</summary>
    /// <returns>How many offers were sent.</returns>
    public async Task<int> OfferDueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var events = await context.WaitingPeople
            .Where(w => w.State == WaitingState.Waiting || w.State == WaitingState.Offered)
            .Select(w => w.EventId).Distinct().ToListAsync(cancellationToken);
        var made = 0;
        foreach (var eventId in events)
        {
            made += await OfferDueAsync(eventId, cancellationToken);
        }

        return made;
    }

    // Takes the event's lock, which registrations take too, so no place is both offered and taken.
    private async Task<int> OfferDueAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await engine.LockAsync(context, eventId, cancellationToken);
        var whole = await context.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, cancellationToken);
        var made = await WaitingQueue.MoveAsync(context, whole, links, clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return made;
    }

    // The audit is kept for ever, so it names the row of the list and not the person.
    private static AuditEntry Entry(Guid eventId, Guid id, AuditedAct act) =>
        AuditTrail.Entry(eventId, new AuditedThing(nameof(WaitingPerson), id), act, []);
}
