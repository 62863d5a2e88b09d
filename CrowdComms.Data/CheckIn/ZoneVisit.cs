using CrowdComms.Data.Common;

namespace CrowdComms.Data.CheckIn;

/// <summary>One stay of one person in one zone: from the scan that let them in until they left by a door, or
/// entered elsewhere.</summary>
public sealed class ZoneVisit
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Where. At most one open visit of a person in a zone: the database refuses a second.</summary>
    public Guid ZoneId { get; init; }

    /// <summary>Who.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset EnteredAt { get; init; }

    /// <summary>The <see cref="Scan.ScanId"/> that began it.</summary>
    public Guid EntryScanId { get; init; }

    /// <summary>UTC; null while the person is inside.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The <see cref="Scan.ScanId"/> that ended it: an exit, or an entry elsewhere. Null while inside, and
    /// where an undone check-in ended it.</summary>
    public Guid? ExitScanId { get; set; }
}
