using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.PassTypes;

/// <summary>Retires pass types and changes their order, for organisers. Changes are audited.</summary>
public sealed class PassTypeOrder(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    private readonly PassTypeWriter _writer = new(engine, feed);

    /// <summary>Retires a pass type, so that no one new gets it, or brings it back into use.</summary>
    /// <returns>Its id, also if nothing had to change; <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> RetireAsync(
        Guid eventId, Guid id, bool retired, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await _writer.BeginAsync(context, eventId, cancellationToken);
        var found = await PassTypeWriter.FindForAsync(context, new PassTypeAt(eventId, id), actor, cancellationToken);
        if (found.Failed(out var refusal))
        {
            return refusal;
        }

        var pass = found.Value;
        if (pass.Retired == retired)
        {
            return id;
        }

        pass.Retired = retired;
        context.AuditEntries.Add(
            PassTypeAudit.Of(pass, new AuditedAct(retired ? "Retired" : "BroughtBack", actor, clock.GetUtcNow()), []));
        return await _writer.SaveAsync(context, pass, cancellationToken);
    }

    /// <summary>Changes the order of the event's pass types in lists and charts.</summary>
    /// <param name="eventId">The event of the pass types.</param>
    /// <param name="order">The id of every pass type of the event, retired ones too, once each.</param>
    /// <param name="actor">The organiser who orders them.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    /// <returns>Done; <c>pass_type.order_stale</c> where the event has other pass types now, <c>forbidden</c>,
    /// <c>not_found</c>.</returns>
    public async Task<Result<Done>> ReorderAsync(
        Guid eventId, IReadOnlyList<Guid> order, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, PassTypeWriter.Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await _writer.BeginAsync(context, eventId, cancellationToken);
        var passes = await context.PassTypes.Where(p => p.EventId == eventId).ToListAsync(cancellationToken);
        if (order.Count != passes.Count || !passes.Select(p => p.Id).ToHashSet().SetEquals(order))
        {
            return PassTypeErrors.OtherPassTypes;
        }

        var now = clock.GetUtcNow();
        for (var position = 0; position < order.Count; position++)
        {
            var pass = passes.Single(p => p.Id == order[position]);
            if (pass.Position != position)
            {
                var change = new FieldChange("position", pass.Position.ToString(), position.ToString());
                context.AuditEntries.Add(PassTypeAudit.Of(pass, new AuditedAct("Changed", actor, now), [change]));
                pass.Position = position;
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(EventChanged.CountAnew(eventId));
        return default(Done);
    }
}
