namespace CrowdComms.Data.Companies;

/// <summary>Passes set aside for a company, and how many of them are taken.</summary>
/// <param name="PassTypeId">The pass type.</param>
/// <param name="Code">Its short code.</param>
/// <param name="PassType">Its name.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
/// <param name="Most">At most so many.</param>
/// <param name="Taken">People of the company who hold it and are not cancelled; more than <paramref name="Most"/> where
/// the allocation came later.</param>
public sealed record AllocationRow(Guid PassTypeId, string Code, string PassType, string Colour, int Most, int Taken)
{
    /// <summary>Passes that may still be given out.</summary>
    public int Left => Math.Max(0, Most - Taken);
}

/// <summary>Passes set aside for one of several companies.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="PassTypeId">The pass type.</param>
/// <param name="Code">Its short code.</param>
/// <param name="Most">At most so many.</param>
public sealed record CompanyLimit(Guid CompanyId, Guid PassTypeId, string Code, int Most);

/// <summary>Passes to set aside.</summary>
/// <param name="PassTypeId">The pass type.</param>
/// <param name="Most">0 to 100,000; null to lift the limit.</param>
public sealed record AllocationChange(Guid PassTypeId, int? Most);
