using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>A registrant before and after an edit.</summary>
internal sealed record EditedRow(RegistrantRow Before, RegistrantRow After);

/// <summary>What an edit changed, for the audit.</summary>
internal static class RegistrantAudit
{
    /// <summary>One entry with every field and every answer that differs; none when nothing does.</summary>
    internal static IEnumerable<AuditEntry> Of(Guid eventId, EditedRow row, IReadOnlyList<FieldChange> answers, StepTaken step)
    {
        var fields = Fields(row.Before).Zip(Fields(row.After), (b, a) => new FieldChange(b.Name, b.Value, a.Value));
        List<FieldChange> changes = [.. fields.Where(c => c.Before != c.After), .. answers];
        return changes.Count == 0 ? [] :
        [
            AuditTrail.Entry(eventId, new AuditedThing(nameof(Registrant), row.After.Id), new AuditedAct("Changed", step.By, step.At), changes),
        ];
    }

    // By their names in the API.
    private static IEnumerable<(string Name, string? Value)> Fields(RegistrantRow row) =>
        PersonFields.Around(f => (f.Name, f.Text(row.Person)), [("company", row.Company), ("passType", row.PassType)]);
}
