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

    /// <summary>The email address of the contact person; null for none.</summary>
    /// <example>office@analytical.example</example>
    public string? ContactEmail { get; init; }

    /// <summary>The company's allocations; if left out, they stay as they are.</summary>
    [MaxLength(200, ErrorMessage = "Send at most 200 allocations.")]
    public IReadOnlyList<AllocationBody>? Allocations { get; init; }

    // JSON can contain null where the C# type does not permit it. Details that the body does not contain stay as they are.
    internal CompanyDetails Over(CompanyRow? now) => new(Name ?? "", ContactEmail) { ContactName = now?.ContactName };
}

/// <summary>An allocation: how many registrants of a pass type the company may have.</summary>
/// <param name="PassType">The code of the pass type.</param>
/// <param name="Limit">The greatest number of registrants, 0 to 100,000.</param>
public sealed record AllocationBody(string PassType, int Limit);

/// <summary>The company that takes over the registrants of another one.</summary>
public sealed record CompanyMergeBody
{
    /// <summary>The id of the company that stays; the one in the address is merged into it.</summary>
    public required Guid Into { get; init; }
}

/// <summary>A company with its registrants counted by status.</summary>
/// <param name="Id">The id of the company.</param>
/// <param name="Name">The name of the company.</param>
/// <param name="ContactEmail">The email address of the contact person; null for none.</param>
/// <param name="Allocations">The company's allocations.</param>
/// <param name="Counts">The number of its registrants by status.</param>
public sealed record CompanyResponse(
    Guid Id, string Name, string? ContactEmail, IReadOnlyList<AllocationBody> Allocations, CountsResponse Counts)
{
    internal static CompanyResponse Of(CompanyRow c, IEnumerable<CompanyLimit> limits) => new(
        c.Id, c.Name, c.ContactEmail, [.. limits.Where(l => l.CompanyId == c.Id).Select(l => new AllocationBody(l.Code, l.Most))],
        new CountsResponse(c.Registered, c.Confirmed, c.CheckedIn, c.Cancelled));
}
