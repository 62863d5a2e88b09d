using CrowdComms.Data.Common;

namespace CrowdComms.Data.CheckIn;

/// <summary>One stay of one registrant in one zone, from the scan that admitted them until they leave by a door or
/// enter another zone.</summary>
public sealed class ZoneVisit
{
    /// <summary>The row's id, a version 7 GUID: a later visit has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event that the zone belongs to.</summary>
    public Guid EventId { get; init; }

    /// <summary>The zone of the visit. A unique index allows one open visit for each registrant and zone.</summary>
    public Guid ZoneId { get; init; }

    /// <summary>The registrant who is or was in the zone.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>When the registrant entered the zone, UTC.</summary>
    public DateTimeOffset EnteredAt { get; init; }

    /// <summary>The <see cref="Scan.ScanId"/> of the scan that began the visit.</summary>
    public Guid EntryScanId { get; init; }

    /// <summary>When the registrant left the zone, UTC; null while they are inside.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The <see cref="Scan.ScanId"/> of the scan that ended the visit: an exit, or an entry elsewhere. Null
    /// while the registrant is inside, and where an undone check-in ended the visit.</summary>
    public Guid? ExitScanId { get; set; }
}
