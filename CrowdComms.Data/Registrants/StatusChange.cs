using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// One step of one registrant. Rows are only added: they are the registrant's history, the audit of their status and
/// the source of the live figures.
/// </summary>
public sealed class StatusChange
{
    /// <summary>A version 7 GUID, so ids sort by time; a live board knows from it whether it has counted a
    /// change.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event of the registrant.</summary>
    public Guid EventId { get; init; }

    /// <summary>The registrant whose status changed.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>The registrant's version after this step; unique per registrant, so two steps from one status cannot
    /// both be saved.</summary>
    public int Version { get; init; }

    /// <summary>The status before; null for the registration itself.</summary>
    public RegistrantStatus? From { get; init; }

    /// <summary>The status after the change.</summary>
    public RegistrantStatus To { get; init; }

    /// <summary>When the status changed, UTC; for a scan made offline, the time of the scan.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The user who took the step; null for the system, a visitor or a device without a user.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The actor's name at that time, so that the history stays readable when the account is gone.</summary>
    public required string ActorName { get; init; }

    /// <summary>The station of a check-in; null for a step away from stations.</summary>
    public Guid? StationId { get; init; }

    /// <summary>The reason that the actor gave; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>The row of a change that the registrant just made.</summary>
    /// <param name="registrant">The registrant, whose status and version are those after the change.</param>
    /// <param name="from">The status before it; null for the registration itself.</param>
    /// <param name="step">Who took the step, when, where and why.</param>
    internal static StatusChange Of(Registrant registrant, RegistrantStatus? from, StepTaken step) => new()
    {
        EventId = registrant.EventId,
        RegistrantId = registrant.Id,
        Version = registrant.Version,
        From = from,
        To = registrant.Status,
        At = step.At,
        ActorId = step.By.UserId,
        ActorName = step.By.Name,
        StationId = step.StationId,
        Reason = step.Reason.OrNull(),
    };
}
