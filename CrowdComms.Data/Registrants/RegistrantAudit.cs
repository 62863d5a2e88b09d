using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>What an edit changed, for the audit.</summary>
internal static class RegistrantAudit
{
    /// <summary>One entry with every field that differs; none when nothing does.</summary>
    internal static IEnumerable<AuditEntry> Of(Guid eventId, RegistrantRow before, RegistrantRow after, StepTaken step) => Of(eventId, (before, after), [], step);

    /// <summary>The same, with the answers that differ.</summary>
    internal static IEnumerable<AuditEntry> Of(Guid eventId, (RegistrantRow Before, RegistrantRow After) row, IReadOnlyList<FieldChange> answers, StepTaken step)
    {
        var (before, after) = row;
        List<FieldChange> changes = [.. Fields(before).Zip(Fields(after), (b, a) => new FieldChange(b.Name, b.Value, a.Value)).Where(c => c.Before != c.After), .. answers];
        return changes.Count == 0 ? [] :
        [
            AuditTrail.Entry(eventId, new AuditedThing(nameof(Registrant), after.Id), new AuditedAct("Changed", step.By, step.At), changes),
        ];
    }

    /// <summary>The fields that people edit, by their names in the API.</summary>
    internal static IReadOnlyList<(string Name, string? Value)> Fields(RegistrantRow row) =>
    [
        ("firstName", row.FirstName), ("lastName", row.LastName), ("email", row.Email), ("phone", row.Phone),
        ("jobTitle", row.JobTitle), ("company", row.Company), ("passType", row.PassType), ("notes", row.Notes),
        ("dietary", row.Dietary), ("accessibility", row.Accessibility), ("tags", string.Join(", ", row.Tags)),
    ];
}
