using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Alerts;

/// <summary>Stores which registrants, companies and pass types each organiser wants an alert for when they
/// arrive.</summary>
public sealed class MarkService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    private const string Purpose = "set arrival alerts";

    /// <summary>Lists the actor's own requests, newest first.</summary>
    /// <returns>The rows; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is not a member of the
    /// event.</returns>
    public async Task<Result<IReadOnlyList<MarkRow>>> ListAsync(
        Guid eventId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var marks = from mark in context.ArrivalMarks.AsNoTracking()
                    where mark.EventId == eventId && mark.UserId == actor.UserId
                    orderby mark.Id descending
                    select new
                    {
                        Mark = mark,
                        Person = context.Registrants.Where(r => r.Id == mark.RegistrantId)
                            .Select(r => (r.Person.FirstName + " " + r.Person.LastName).Trim()).FirstOrDefault(),
                        Company = context.Companies.Where(c => c.Id == mark.CompanyId).Select(c => c.Name).FirstOrDefault(),
                        PassType = context.PassTypes.Where(p => p.Id == mark.PassTypeId).Select(p => p.Name).FirstOrDefault(),
                    };
        var rows = await marks.ToListAsync(cancellationToken);
        return rows.ConvertAll(
            r => new MarkRow(r.Mark.Id, TargetOf(r.Mark), r.Person ?? r.Company ?? r.PassType
                ?? "", r.Mark.CreatedAt)
            { ByMail = r.Mark.MailedUntil is not null });
    }

    /// <summary>Adds a request for arrival alerts; adding it a second time changes nothing.</summary>
    /// <returns>Done; <c>forbidden</c> for staff; <c>not_found</c> when the event has no such registrant, company or
    /// pass type, and for an actor who is not a member.</returns>
    public async Task<Result<Done>> MarkAsync(
        Guid eventId, MarkTarget target, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (actor.UserId is not { } user || !await ExistsAsync(context, eventId, target, cancellationToken))
        {
            return Error.NotFound("person, company or pass type");
        }

        context.ArrivalMarks.Add(new ArrivalMark
        {
            EventId = eventId,
            UserId = user,
            RegistrantId = target.Kind == MarkKind.Person ? target.Id : null,
            CompanyId = target.Kind == MarkKind.Company ? target.Id : null,
            PassTypeId = target.Kind == MarkKind.PassType ? target.Id : null,
            CreatedAt = clock.GetUtcNow(),
        });
        context.AuditEntries.Add(Entry(eventId, target, new AuditedAct("Marked", actor, clock.GetUtcNow())));
        if (await engine.TrySaveAsync(context, failure => IsMarked(failure.Index), cancellationToken))
        {
            feed.Publish(new EventChanged(eventId, []) { MarksChanged = true });
        }

        return default(Done);
    }

    /// <summary>Removes one of the actor's own requests; removing one that does not exist succeeds too.</summary>
    /// <returns>Done; <c>forbidden</c> for staff; <c>not_found</c> for an actor who is not a member of the
    /// event.</returns>
    public async Task<Result<Done>> UnmarkAsync(
        Guid eventId, MarkTarget target, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var gone = await context.ArrivalMarks
            .Where(m => m.EventId == eventId && m.UserId == actor.UserId
                && (m.RegistrantId == target.Id || m.CompanyId == target.Id || m.PassTypeId == target.Id))
            .ExecuteDeleteAsync(cancellationToken);
        if (gone > 0)
        {
            context.AuditEntries.Add(Entry(eventId, target, new AuditedAct("Unmarked", actor, clock.GetUtcNow())));
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            feed.Publish(new EventChanged(eventId, []) { MarksChanged = true });
        }

        return default(Done);
    }

    /// <summary>Turns email on or off for one of the actor's own requests, from now on.</summary>
    /// <returns>Done; <c>forbidden</c> for staff; <c>not_found</c> when the actor has no such request, and for an actor
    /// who is not a member of the event.</returns>
    public async Task<Result<Done>> MailAsync(
        Guid eventId, Guid id, bool byMail, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, Purpose) is { } refusal)
        {
            return refusal;
        }

        var from = byMail ? clock.GetUtcNow() : (DateTimeOffset?)null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var changed = await context.ArrivalMarks
            .Where(m => m.EventId == eventId && m.Id == id && m.UserId == actor.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.MailedUntil, from), cancellationToken);
        return changed == 0 ? Error.NotFound("alert") : default(Done);
    }

    /// <summary>Reads all requests of an event that belong to its present organisers and to admins, for the watcher
    /// that raises alerts.</summary>
    public async Task<IReadOnlyList<Wish>> WishesAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var marks = await context.ArrivalMarks.AsNoTracking()
            .Where(m => m.EventId == eventId && (context.Users.Any(u => u.Id == m.UserId && u.IsAdmin)
                || context.Members.Any(
                    o => o.EventId == eventId && o.UserId == m.UserId && o.Role == MemberRole.Organiser)))
            .OrderBy(m => m.Id).ToListAsync(cancellationToken);
        return marks.ConvertAll(m => new Wish(m.UserId, TargetOf(m)));
    }

    /// <summary>Reads the registrant of an arrival as alerts name them; null when they no longer exist.</summary>
    public async Task<Arrived?> WhoAsync(Move move, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Registrants.AsNoTracking().Where(r => r.Id == move.RegistrantId)
            .Select(r => new Arrived(r.Id, (r.Person.FirstName + " " + r.Person.LastName).Trim(), r.Company!.Name, r.PassType!.Name,
                context.Stations.Where(s => s.Id == move.StationId).Select(s => s.Name).FirstOrDefault()))
            .SingleOrDefaultAsync(cancellationToken);
    }

    // The audit holds only ids here: a name in it would outlive the personal data of the registrant.
    private static AuditEntry Entry(Guid eventId, MarkTarget target, AuditedAct act) =>
        AuditTrail.Entry(eventId, new AuditedThing(nameof(ArrivalMark), target.Id), act,
            AuditTrail.New([new("kind", target.Kind.ToString())]));

    private static bool IsMarked(string? index) =>
        index is ArrivalMarkConfiguration.PersonIndex or ArrivalMarkConfiguration.CompanyIndex
            or ArrivalMarkConfiguration.PassTypeIndex;

    private static Task<bool> ExistsAsync(CrowdCommsContext context, Guid eventId, MarkTarget target,
        CancellationToken cancellationToken) => target.Kind switch
        {
            MarkKind.Person =>
                context.Registrants.AnyAsync(r => r.EventId == eventId && r.Id == target.Id, cancellationToken),
            MarkKind.Company =>
                context.Companies.AnyAsync(c => c.EventId == eventId && c.Id == target.Id, cancellationToken),
            MarkKind.PassType =>
                context.PassTypes.AnyAsync(p => p.EventId == eventId && p.Id == target.Id, cancellationToken),
        };

    private static MarkTarget TargetOf(ArrivalMark mark) => mark switch
    {
        { RegistrantId: { } person } => new MarkTarget(MarkKind.Person, person),
        { CompanyId: { } company } => new MarkTarget(MarkKind.Company, company),
        _ => new MarkTarget(MarkKind.PassType, mark.PassTypeId!.Value),
    };
}
