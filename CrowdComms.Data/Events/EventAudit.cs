using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>Composes the audit entries about an event's creation and its settings.</summary>
internal static class EventAudit
{
    internal static AuditEntry Changed(
        Guid eventId, EventDetails before, EventDetails after, StepTaken who) =>
            AuditTrail.Entry(eventId, new AuditedThing("Event", eventId), new AuditedAct("Changed", who.By, who.At),
                [.. Fields(before).Zip(Fields(after), (b, a) => new FieldChange(b.Name, b.Value, a.Value))
                    .Where(c => c.Before != c.After)]);

    internal static AuditEntry Created(Guid eventId, AuditedThing what, string name, StepTaken who) =>
        AuditTrail.Entry(eventId, what, new AuditedAct("Created", who.By, who.At), [new FieldChange("name", null, name)]);

    private static IEnumerable<(string Name, string? Value)> Fields(EventDetails d) =>
    [
        ("name", d.Name), ("slug", d.Slug), ("venue", d.Venue), ("timeZone", d.TimeZone),
        ("startsAt", d.StartsAt.UtcDateTime.ToString("u")), ("endsAt", d.EndsAt.UtcDateTime.ToString("u")),
        ("capacity", d.Capacity?.ToString()),
        ("registrationOpensAt", d.RegistrationOpensAt?.UtcDateTime.ToString("u")),
        ("registrationClosesAt", d.RegistrationClosesAt?.UtcDateTime.ToString("u")),
        ("selfRegistration", d.SelfRegistration.ToString()), ("consentText", d.ConsentText),
        ("replyTo", d.ReplyTo),
        ("suggestsCompanies", d.SuggestsCompanies?.ToString()), ("requiresTwoFactor", d.RequiresTwoFactor?.ToString()),
        ("kiosk", d.Kiosk.ToString()),
        ("requiresConfirmation", d.RequiresConfirmation.ToString()), ("oneZoneAtATime", d.OneZoneAtATime.ToString()),
        ("checkedOnce", d.CheckedOnce.ToString()),
        ("sharedEmails", d.SharedEmails.ToString()),
    ];
}
