namespace CrowdComms.Data.Companies;

/// <summary>One allocation of a company, with the number of passes that are taken.</summary>
/// <param name="PassTypeId">The id of the pass type.</param>
/// <param name="Code">The short code of the pass type.</param>
/// <param name="PassType">The name of the pass type.</param>
/// <param name="Colour">The colour of the pass type, <c>#rrggbb</c>.</param>
/// <param name="Most">The greatest number of the company's registrants who may hold the pass type.</param>
/// <param name="Taken">Registrants of the company who hold the pass type and are not cancelled; more than
/// <paramref name="Most"/> when the limit was set after they registered.</param>
public sealed record AllocationRow(Guid PassTypeId, string Code, string PassType, string Colour, int Most, int Taken)
{
    /// <summary>The number of passes that the company can still give out; 0 when none is left.</summary>
    public int Left => Math.Max(0, Most - Taken);
}

/// <summary>One allocation in a list of several companies.</summary>
/// <param name="CompanyId">The id of the company.</param>
/// <param name="PassTypeId">The id of the pass type.</param>
/// <param name="Code">The short code of the pass type.</param>
/// <param name="Most">The greatest number of the company's registrants who may hold the pass type.</param>
public sealed record CompanyLimit(Guid CompanyId, Guid PassTypeId, string Code, int Most);

/// <summary>A request to set passes of one type aside for a company.</summary>
/// <param name="PassTypeId">The id of the pass type.</param>
/// <param name="Most">The new limit, 0 to 100,000; null to remove the limit.</param>
public sealed record AllocationChange(Guid PassTypeId, int? Most);
