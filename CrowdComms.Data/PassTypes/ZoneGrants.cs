using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.PassTypes;

/// <summary>Decides which zones the holders of a pass type may enter, for organisers. Changes are audited.</summary>
public sealed class ZoneGrants(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, IChangeFeed feed, TimeProvider clock)
{
    private readonly PassTypeWriter _writer = new(engine, feed);

    /// <summary>Lets the holders of a pass type enter one zone, or stops that.</summary>
    /// <returns>The pass type's id, also if nothing had to change; <c>validation</c> where the zone was deleted,
    /// <c>forbidden</c> to staff, <c>not_found</c>.</returns>
    public async Task<Result<Guid>> GrantAsync(
        Guid eventId, PassAccess access, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await _writer.BeginAsync(context, eventId, cancellationToken);
        var found = await PassTypeWriter.FindForAsync(context, new PassTypeAt(eventId, access.PassTypeId), actor,
            cancellationToken);
        if (found.Failed(out var refusal))
        {
            return refusal;
        }

        var pass = found.Value;
        var zone = await context.Zones.SingleOrDefaultAsync(z => z.EventId == eventId && z.Id == access.ZoneId,
            cancellationToken);
        if (zone is null)
        {
            return PassTypeErrors.UnknownZone;
        }

        if (pass.Zones.Contains(zone) == access.Opens)
        {
            return pass.Id;
        }

        var before = PassTypeAudit.Zones(pass);
        pass.Zones.RemoveAll(z => z == zone);
        pass.Zones.AddRange(access.Opens ? [zone] : []);
        context.AuditEntries.Add(PassTypeAudit.Of(
            pass, new AuditedAct("Changed", actor, clock.GetUtcNow()),
            [new FieldChange("zones", before, PassTypeAudit.Zones(pass))]));
        return await _writer.SaveAsync(context, pass, cancellationToken);
    }
}
