using CrowdComms.Data.Audit;

namespace CrowdComms.Data.PassTypes;

/// <summary>Writes changes of pass types as entries of the audit.</summary>
internal static class PassTypeAudit
{
    internal static AuditEntry Of(PassType pass, AuditedAct act, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(pass.EventId, new AuditedThing(nameof(PassType), pass.Id), act, changes);

    /// <summary>The audited fields of a pass type; the caller has loaded its zones.</summary>
    internal static List<AuditedField> Fields(PassType pass) =>
    [
        new("name", pass.Name), new("code", pass.Code), new("colour", pass.Colour),
        new("capacity", pass.Capacity?.ToString()),
        new("validFrom", pass.ValidFrom?.UtcDateTime.ToString("u")),
        new("validUntil", pass.ValidUntil?.UtcDateTime.ToString("u")),
        new("zones", Zones(pass)), new("vip", pass.IsVip ? "yes" : null), new("public", pass.IsPublic ? "yes" : null),
    ];

    /// <summary>The names of the zones that a pass type opens; null for none.</summary>
    internal static string? Zones(PassType pass) =>
        pass.Zones.Count == 0 ? null : string.Join(", ", pass.Zones.Select(z => z.Name).Order(StringComparer.Ordinal));
}
