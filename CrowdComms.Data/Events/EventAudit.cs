using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>Composes the audit entries about an event's creation and its settings.</summary>
internal static class EventAudit
{
    internal static AuditEntry Changed(
        Guid eventId, EventDetails before, EventDetails after, (Actor By, DateTimeOffset At) who) =>
            Entry(eventId, ("Event", eventId, "Changed"), who,
                [.. Fields(before).Zip(Fields(after), (b, a) => new FieldChange(b.Name, b.Value, a.Value))
                    .Where(c => c.Before != c.After)]);

    internal static AuditEntry Created(
        Guid eventId, (string Kind, Guid Id, string Name) what, (Actor By, DateTimeOffset At) who) =>
            Entry(eventId, (what.Kind, what.Id, "Created"), who, [new FieldChange("name", null, what.Name)]);

    private static AuditEntry Entry(
        Guid eventId, (string Kind, Guid Id, string Action) what, (Actor By, DateTimeOffset At) who,
        IReadOnlyList<FieldChange> changes) =>
        AuditTrail.Entry(eventId, new AuditedThing(what.Kind, what.Id), new AuditedAct(what.Action, who.By, who.At),
            changes);

    private static IEnumerable<(string Name, string? Value)> Fields(EventDetails d) =>
    [
        ("name", d.Name), ("slug", d.Slug), ("venue", d.Venue), ("timeZone", d.TimeZone),
        ("startsAt", d.StartsAt.UtcDateTime.ToString("u")), ("endsAt", d.EndsAt.UtcDateTime.ToString("u")),
        ("capacity", d.Capacity?.ToString()),
        ("registrationOpensAt", d.RegistrationOpensAt?.UtcDateTime.ToString("u")),
        ("registrationClosesAt", d.RegistrationClosesAt?.UtcDateTime.ToString("u")),
        ("selfRegistration", d.SelfRegistration.ToString()), ("consentText", d.ConsentText),
        ("suggestsCompanies", d.SuggestsCompanies?.ToString()), ("requiresTwoFactor", d.RequiresTwoFactor?.ToString()),
        ("kiosk", d.Kiosk.ToString()),
        ("requiresConfirmation", d.RequiresConfirmation.ToString()), ("oneZoneAtATime", d.OneZoneAtATime.ToString()),
    ];
}
