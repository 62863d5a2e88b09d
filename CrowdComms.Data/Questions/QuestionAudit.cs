using CrowdComms.Data.Audit;

namespace CrowdComms.Data.Questions;

/// <summary>Writes changes of questions as entries of the audit.</summary>
internal static class QuestionAudit
{
    internal static AuditEntry Of(Question question, AuditedAct act, IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(question.EventId, new AuditedThing(nameof(Question), question.Id), act, changes);

    internal static List<AuditedField> Fields(Question question) =>
    [
        new("label", question.Label), new("help", question.Help), new("kind", question.Kind.ToString()),
        new("required", question.Required ? "yes" : null),
        new("options", question.Options.Count == 0 ? null
            : string.Join(", ", question.Options.Select(o => o.Retired ? $"{o.Text} (retired)" : o.Text))),
        new("passTypes", question.PassTypeIds.Count == 0 ? null : string.Join(", ", question.PassTypeIds)),
    ];
}
