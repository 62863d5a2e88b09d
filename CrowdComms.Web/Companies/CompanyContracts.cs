using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.Companies;
using CrowdComms.Web.Api;

namespace CrowdComms.Web.Companies;

/// <summary>A company as programs write it.</summary>
public sealed record CompanyBody
{
    /// <summary>1 to 200 characters; unique in the event whatever its case and accents.</summary>
    /// <example>Analytical Engines Ltd</example>
    public required string Name { get; init; }

    /// <summary>Whom to write to; null for nobody.</summary>
    /// <example>office@analytical.example</example>
    public string? ContactEmail { get; init; }

    /// <summary>The passes that are set aside; left out they stay as they are.</summary>
    [MaxLength(200, ErrorMessage = "At most 200 allocations fit.")]
    public IReadOnlyList<AllocationShape>? Allocations { get; init; }

    // JSON can contain null where the C# type does not permit it. Details that the body does not contain stay as they are.
    internal CompanyDetails Over(CompanyRow? now) => new(Name ?? "", ContactEmail) { ContactName = now?.ContactName };
}

/// <summary>Passes that are set aside for a company.</summary>
/// <param name="PassType">The code of the pass type.</param>
/// <param name="Limit">At most so many, 0 to 100,000.</param>
public sealed record AllocationShape(string PassType, int Limit);

/// <summary>Which company takes the people of another one.</summary>
public sealed record CompanyMergeBody
{
    /// <summary>The company that stays; the one in the address becomes part of it.</summary>
    public required Guid Into { get; init; }
}

/// <summary>A company with its people counted by status.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Name">Its name.</param>
/// <param name="ContactEmail">Whom to write to; null for nobody.</param>
/// <param name="Allocations">The passes that are set aside.</param>
/// <param name="Counts">Its people.</param>
public sealed record CompanyResponse(Guid Id, string Name, string? ContactEmail, IReadOnlyList<AllocationShape> Allocations, CountsResponse Counts)
{
    internal static CompanyResponse Of(CompanyRow c, IEnumerable<CompanyLimit> limits) => new(
        c.Id, c.Name, c.ContactEmail, [.. limits.Where(l => l.CompanyId == c.Id).Select(l => new AllocationShape(l.Code, l.Most))],
        new CountsResponse(c.Registered, c.Confirmed, c.CheckedIn, c.Cancelled));
}
