using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Imports;

/// <summary>Writes the end or the undo of an import as an entry of the audit, with its counts.</summary>
internal static class ImportAudit
{
    internal static AuditEntry Entry(Import import, string action, DateTimeOffset at, Actor? by = null) => AuditTrail.Entry(
        import.EventId, new AuditedThing(nameof(Import), import.Id), new AuditedAct(action, by ?? import.Actor, at),
        AuditTrail.New(
        [
            new("File", import.FileName), new("State", import.State.ToString()), new("Registered", $"{import.Created}"),
            new("Changed", $"{import.Updated}"),
            new("Skipped", $"{import.Skipped}"), new("Refused", $"{import.Refused}"), new("Companies", $"{import.Companies}"),
        ]));
}
