using CrowdComms.Data.Common;

namespace CrowdComms.Data.Badges;

/// <summary>One print of one registrant's badge. Rows are added and never changed.</summary>
public sealed class BadgePrint
{
    /// <summary>The row's id, a version 7 GUID. It is derived from the print's id and the registrant's, so a print that
    /// is sent again after a lost response is recorded once.</summary>
    public Guid Id { get; init; } = RisingId.Next();

    /// <summary>The event of the registrant.</summary>
    public Guid EventId { get; init; }

    /// <summary>The registrant whose badge was printed.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>When the badge was printed, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The user or device that printed the badge; null for the application itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name that the actor had when they printed.</summary>
    public required string ActorName { get; init; }

    /// <summary>The station at which the badge was printed; null when it was printed elsewhere.</summary>
    public Guid? StationId { get; init; }

    /// <summary>Why the badge was printed again; null for the first print.</summary>
    public string? Reason { get; init; }

    /// <summary>The name, the company and the pass type that the badge showed, as <see cref="ShownOnBadge"/> writes
    /// them; null once the registrant is anonymised.</summary>
    public string? Shown { get; init; }
}
