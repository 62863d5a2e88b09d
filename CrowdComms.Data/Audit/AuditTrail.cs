using CrowdComms.Data.Common;

namespace CrowdComms.Data.Audit;

/// <summary>Composes entries of the audit.</summary>
internal static class AuditTrail
{
    /// <summary>Composes the entry that records one action on one thing of an event.</summary>
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

    /// <summary>Returns the fields of a new thing, which had no values before.</summary>
    internal static IReadOnlyList<FieldChange> New(IEnumerable<AuditedField> fields) =>
        [.. fields.Where(f => f.Value is not null).Select(f => new FieldChange(f.Name, null, f.Value))];

    /// <summary>Returns the fields whose values differ; both lists must name the same fields in the same
    /// order.</summary>
    internal static IReadOnlyList<FieldChange> Between(
        IEnumerable<AuditedField> before, IEnumerable<AuditedField> after) =>
            [.. before.Zip(after, (b, a) => new FieldChange(b.Name, b.Value, a.Value)).Where(c => c.Before != c.After)];

    /// <summary>Returns the fields of a deleted thing, which have no values afterwards.</summary>
    internal static IReadOnlyList<FieldChange> Gone(IEnumerable<AuditedField> fields) =>
        [.. fields.Where(f => f.Value is not null).Select(f => new FieldChange(f.Name, f.Value, null))];
}

/// <summary>The thing that an entry is about: its type and its id.</summary>
internal sealed record AuditedThing(string Kind, Guid Id);

/// <summary>What was done, by which actor and when (UTC).</summary>
internal sealed record AuditedAct(string Action, Actor By, DateTimeOffset At);

/// <summary>One field by its name in the API, with its value.</summary>
internal sealed record AuditedField(string Name, string? Value);
