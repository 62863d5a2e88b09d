using CrowdComms.Data.Common;

namespace CrowdComms.Data.Companies;

/// <summary>Passes of one type that are set aside for one company: no more of its people may hold it. A company without
/// one has no such limit.</summary>
public sealed class Allocation
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>For whom.</summary>
    public Guid CompanyId { get; init; }

    /// <summary>Of which type; one allocation for a company and a pass type.</summary>
    public Guid PassTypeId { get; init; }

    /// <summary>At most so many people who are not cancelled.</summary>
    public int Most { get; set; }
}
