using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.PassTypes;

/// <summary>Creates, changes and deletes pass types, for organisers. Changes are audited; of two edits at the same time
/// the later one wins.</summary>
public sealed class PassTypeService(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    private readonly PassTypeWriter _writer = new(engine, feed);

    /// <summary>Creates a pass type, which comes last in the order.</summary>
    /// <returns>Its id; <c>validation</c>, <c>pass_type.code_taken</c>, <c>pass_type.name_taken</c>, <c>forbidden</c>,
    /// <c>not_found</c>.</returns>
    public async Task<Result<Guid>> CreateAsync(
        Guid eventId, PassTypeDetails details, Actor actor, CancellationToken cancellationToken)
    {
        if (Refusal(eventId, details, actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await _writer.BeginAsync(context, eventId, cancellationToken);
        if (!await context.Events.AnyAsync(e => e.Id == eventId, cancellationToken))
        {
            return Error.NotFound("event");
        }

        var last = await context.PassTypes.Where(p => p.EventId == eventId)
            .MaxAsync(p => (int?)p.Position, cancellationToken);
        var pass = new PassType { EventId = eventId, Name = "", Code = "", Colour = "", Position = (last ?? -1) + 1 };
        context.PassTypes.Add(pass);
        if (await DescribeAsync(context, pass, details, cancellationToken) is { } problem)
        {
            return problem;
        }

        context.AuditEntries.Add(PassTypeAudit.Of(pass, new AuditedAct("Created", actor, clock.GetUtcNow()),
            AuditTrail.New(PassTypeAudit.Fields(pass))));
        return await _writer.SaveAsync(context, pass, cancellationToken);
    }

    /// <summary>Replaces the properties of a pass type and the zones that it opens.</summary>
    /// <returns>Its id; <c>validation</c>, <c>pass_type.code_taken</c>, <c>pass_type.name_taken</c>,
    /// <c>pass_type.capacity_below_held</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> EditAsync(
        Guid eventId, Guid id, PassTypeDetails details, Actor actor, CancellationToken cancellationToken)
    {
        if (Refusal(eventId, details, actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await _writer.BeginAsync(context, eventId, cancellationToken);
        var pass = await PassTypeWriter.FindAsync(context, eventId, id, cancellationToken);
        if (pass is null)
        {
            return Error.NotFound("pass type");
        }

        var before = PassTypeAudit.Fields(pass);
        if ((await BelowHeldAsync(context, pass, details.Capacity, cancellationToken)
            ?? await DescribeAsync(context, pass, details, cancellationToken)) is { } problem)
        {
            return problem;
        }

        var changes = AuditTrail.Between(before, PassTypeAudit.Fields(pass));
        if (changes.Count == 0)
        {
            return id;
        }

        var entry = PassTypeAudit.Of(pass, new AuditedAct("Changed", actor, clock.GetUtcNow()), changes);
        context.AuditEntries.Add(entry);
        await PassTypeWriter.MarkHoldersAsync(context, entry, cancellationToken);
        return await _writer.SaveAsync(context, pass, cancellationToken);
    }

    /// <summary>Deletes a pass type that no registrant holds, not even a cancelled one.</summary>
    /// <returns>Its id; <c>pass_type.in_use</c>, <c>forbidden</c>, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> DeleteAsync(Guid eventId, Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, PassTypeWriter.Purpose) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await _writer.BeginAsync(context, eventId, cancellationToken);
        var pass = await PassTypeWriter.FindAsync(context, eventId, id, cancellationToken);
        if (pass is null)
        {
            return Error.NotFound("pass type");
        }

        if (await PassTypeWriter.InUseAsync(context, pass, cancellationToken) is { } inUse)
        {
            return inUse;
        }

        context.AuditEntries.Add(PassTypeAudit.Of(pass, new AuditedAct("Deleted", actor, clock.GetUtcNow()),
            AuditTrail.Gone(PassTypeAudit.Fields(pass))));
        context.PassTypes.Remove(pass);
        return await _writer.SaveAsync(context, pass, cancellationToken);
    }

    private static Error? Refusal(Guid eventId, PassTypeDetails details, Actor actor) =>
        actor.Refusal(MemberRole.Organiser, eventId, PassTypeWriter.Purpose)
        ?? (PassTypeRules.Check(details) is { Count: > 0 } problems ? Error.Validation(problems) : null);

    private static async Task<Error?> BelowHeldAsync(
        CrowdCommsContext context, PassType pass, int? capacity, CancellationToken cancellationToken)
    {
        if (capacity is null || capacity == pass.Capacity)
        {
            return null;
        }

        var held = await context.Registrants.CountAsync(
            r => r.PassTypeId == pass.Id && r.Status != RegistrantStatus.Cancelled, cancellationToken);
        return held > capacity ? PassTypeErrors.CapacityBelowHeld(held) : null;
    }

    private static async Task<Error?> DescribeAsync(
        CrowdCommsContext context, PassType pass, PassTypeDetails details, CancellationToken cancellationToken)
    {
        var names = await context.PassTypes.Where(p => p.EventId == pass.EventId && p.Id != pass.Id).Select(p => p.Name)
            .ToListAsync(cancellationToken);
        if (names.Exists(name => SearchText.Of(name) == SearchText.Of(details.Name)))
        {
            return PassTypeErrors.NameTaken(details.Name.Trim());
        }

        var zones = await context.Zones.Where(z => z.EventId == pass.EventId && details.Zones.Contains(z.Id))
            .ToListAsync(cancellationToken);
        if (zones.Count < details.Zones.Distinct().Count())
        {
            return PassTypeErrors.UnknownZone;
        }

        (pass.Name, pass.Code, pass.Colour) = (details.Name.Trim(), details.Code, details.Colour.ToLowerInvariant());
        (pass.Capacity, pass.ValidFrom, pass.ValidUntil) =
            (details.Capacity, details.ValidFrom?.ToUniversalTime(), details.ValidUntil?.ToUniversalTime());
        (pass.IsVip, pass.IsPublic) = (details.IsVip, details.IsPublic);
        pass.Zones.RemoveAll(z => !zones.Contains(z));
        pass.Zones.AddRange(zones.Except(pass.Zones));
        return null;
    }
}
