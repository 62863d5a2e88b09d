using CrowdComms.Data.Audit;

namespace CrowdComms.Data.Venue;

/// <summary>Writes changes of zones as entries of the audit.</summary>
internal static class ZoneAudit
{
    internal static AuditEntry Of(Zone zone, AuditedAct act, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(zone.EventId, new AuditedThing(nameof(Zone), zone.Id), act, changes);

    internal static List<AuditedField> Fields(Zone zone) =>
        [new("name", zone.Name), new("capacity", zone.Capacity?.ToString())];
}
