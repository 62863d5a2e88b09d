using CrowdComms.Data.Common;

namespace CrowdComms.Data.Alerts;

/// <summary>An organiser's request for an alert when a registrant, anybody of a company or any holder of a pass type
/// arrives. Exactly one of the three ids is set.</summary>
public sealed class ArrivalMark
{
    /// <summary>The row's id, a version 7 GUID: a later request has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event whose arrivals are watched.</summary>
    public Guid EventId { get; init; }

    /// <summary>The organiser who gets the alerts.</summary>
    public Guid UserId { get; init; }

    /// <summary>The registrant whose arrival is reported; null when a company or a pass type is set.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>The company whose registrants' arrivals are reported; null when another id is set.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>The pass type whose holders' arrivals are reported; null when another id is set.</summary>
    public Guid? PassTypeId { get; init; }

    /// <summary>Arrivals up to this instant have been reported by email, UTC; null when the organiser wants no
    /// email.</summary>
    public DateTimeOffset? MailedUntil { get; set; }

    /// <summary>When the organiser made the request, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
