using CrowdComms.Data.Common;

namespace CrowdComms.Data.Audit;

/// <summary>Writes entries of the audit.</summary>
internal static class AuditTrail
{
    /// <summary>The entry of what was done to one thing of an event.</summary>
    internal static AuditEntry Entry(
        Guid eventId, AuditedThing thing, AuditedAct act, IReadOnlyList<FieldChange> changes) => new()
        {
            EventId = eventId,
            At = act.At,
            ActorId = act.By.UserId,
            ActorName = act.By.Name,
            Via = act.By.From?.Via,
            Address = act.By.From?.Address,
            Subject = thing.Kind,
            SubjectId = thing.Id,
            Action = act.Action,
            Changes = changes,
        };

    /// <summary>The fields of a thing that is new: nothing before.</summary>
    internal static IReadOnlyList<FieldChange> New(IEnumerable<AuditedField> fields) =>
        [.. fields.Where(f => f.Value is not null).Select(f => new FieldChange(f.Name, null, f.Value))];

    /// <summary>The fields that differ; both lists name the same fields in the same order.</summary>
    internal static IReadOnlyList<FieldChange> Between(
        IEnumerable<AuditedField> before, IEnumerable<AuditedField> after) =>
            [.. before.Zip(after, (b, a) => new FieldChange(b.Name, b.Value, a.Value)).Where(c => c.Before != c.After)];

    /// <summary>The fields of a thing that is gone: nothing after.</summary>
    internal static IReadOnlyList<FieldChange> Gone(IEnumerable<AuditedField> fields) =>
        [.. fields.Where(f => f.Value is not null).Select(f => new FieldChange(f.Name, f.Value, null))];
}

/// <summary>What the entry is about: the kind of thing, and which one.</summary>
internal sealed record AuditedThing(string Kind, Guid Id);

/// <summary>What was done, by whom and when (UTC).</summary>
internal sealed record AuditedAct(string Action, Actor By, DateTimeOffset At);

/// <summary>One field by its name in the API.</summary>
internal sealed record AuditedField(string Name, string? Value);
