using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>The rows of one registrant before and after an edit, to be compared for the audit.</summary>
internal sealed record EditedRow(RegistrantRow Before, RegistrantRow After)
{
    /// <summary>Whether the edit left everything as it was, so that nothing is saved.</summary>
    internal bool IsSame => Before.Version == After.Version;
}

/// <summary>Writes what an edit of a registrant changed as an entry of the audit.</summary>
internal static class RegistrantAudit
{
    /// <summary>One entry with every field and every answer to a question that differs; none when nothing
    /// differs.</summary>
    internal static IEnumerable<AuditEntry> Of(Guid eventId, EditedRow row, IReadOnlyList<FieldChange> answers, StepTaken step)
    {
        var changes = Changes(row, answers);
        return changes.Count == 0 ? [] :
        [
            AuditTrail.Entry(eventId, new AuditedThing(nameof(Registrant), row.After.Id),
                new AuditedAct("Changed", step.By, step.At), changes),
        ];
    }

    /// <summary>The fields that differ, and the answers that changed.</summary>
    internal static IReadOnlyList<FieldChange> Changes(EditedRow row, IReadOnlyList<FieldChange> answers)
    {
        var fields = Fields(row.Before).Zip(Fields(row.After), (b, a) => new FieldChange(b.Name, b.Value, a.Value));
        return [.. fields.Where(c => c.Before != c.After), .. answers];
    }

    // The audit calls fields as the API does, so that one word finds a field in both.
    private static IEnumerable<(string Name, string? Value)> Fields(RegistrantRow row) =>
        PersonValues.Around(f => (f.Name, f.Text(row.Person)), [("company", row.Company), ("passType", row.PassType)]);
}
