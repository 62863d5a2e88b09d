using CrowdComms.Data.Common;

namespace CrowdComms.Data.Companies;

/// <summary>The greatest number of people of one company who may hold one pass type. Without an allocation the company
/// has no such limit.</summary>
public sealed class Allocation
{
    /// <summary>The row's id, a version 7 GUID: a later allocation has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event of the company and the pass type.</summary>
    public Guid EventId { get; init; }

    /// <summary>The company that the passes are set aside for.</summary>
    public Guid CompanyId { get; init; }

    /// <summary>The pass type that is limited; a unique index allows one allocation for each company and pass
    /// type.</summary>
    public Guid PassTypeId { get; init; }

    /// <summary>The greatest number of the company's registrants who hold the pass type and are not
    /// cancelled.</summary>
    public int Most { get; set; }
}
