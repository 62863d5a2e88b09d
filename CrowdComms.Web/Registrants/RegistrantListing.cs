using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Api;

namespace CrowdComms.Web.Registrants;

/// <summary>Which registrants, on which page, in which order. Filters may repeat: any of the values fits.</summary>
[ValidatableType]
public record RegistrantListing : Listing
{
    private const int MostValues = 50;

    private static readonly Dictionary<string, RegistrantSort> Orders = new(StringComparer.Ordinal)
    {
        ["lastName"] = RegistrantSort.Name,
        ["createdAt"] = RegistrantSort.CreatedAt,
        ["checkedInAt"] = RegistrantSort.CheckedInAt,
        ["company"] = RegistrantSort.Company,
        ["passType"] = RegistrantSort.PassType,
        ["status"] = RegistrantSort.Status,
        ["email"] = RegistrantSort.Email,
    };

    /// <summary>Words that each must be found in name, email, company or ticket code: the desk's own search.</summary>
    [StringLength(200, ErrorMessage = "Search for at most 200 characters.")]
    public string? Search { get; init; }

    /// <summary>Only registrants with one of these statuses.</summary>
    [MaxLength(MostValues, ErrorMessage = "Send at most 50 values.")]
    public RegistrantStatus[]? Status { get; init; }

    /// <summary>Only holders of a pass type with one of these codes.</summary>
    [MaxLength(MostValues, ErrorMessage = "Send at most 50 values.")]
    public string[]? PassType { get; init; }

    /// <summary>Only registrants of one of these companies, by their ids.</summary>
    [MaxLength(MostValues, ErrorMessage = "Send at most 50 values.")]
    public Guid[]? Company { get; init; }

    /// <summary>Only registrants from one of these sources.</summary>
    [MaxLength(MostValues, ErrorMessage = "Send at most 50 values.")]
    public RegistrantSource[]? Source { get; init; }

    /// <summary>Only registrants with one of these tags.</summary>
    [MaxLength(MostValues, ErrorMessage = "Send at most 50 values.")]
    public string[]? Tag { get; init; }

    /// <summary>Only registrants who were registered after this instant.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only registrants of whom something changed after this instant: details, company, pass type, status or ticket. Without
    /// <c>sort</c> the rows are in the order of these changes.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>The query that the service expects.</summary>
    /// <param name="passes">The pass types of the event.</param>
    /// <returns>The query; <c>validation</c> if a value is not acceptable.</returns>
    internal Result<RegistrantQuery> Query(IReadOnlyList<PassChoice> passes)
    {
        var order = OrderOf(Orders, (RegistrantSort.Name, false));
        if (order.Failed(out var unknown))
        {
            return unknown;
        }

        if (UnknownPass(passes) is { } refusal)
        {
            return refusal;
        }

        return new RegistrantQuery
        {
            Search = Search,
            Statuses = Status ?? [],
            PassTypes = [.. passes.Where(p => PassType?.Any(code => Is(p, code)) == true).Select(p => p.Id)],
            Companies = Company ?? [],
            Sources = Source ?? [],
            Tags = Tag ?? [],
            CreatedAfter = CreatedAfter?.ToUniversalTime(),
            UpdatedAfter = UpdatedAfter?.ToUniversalTime(),
            Sort = order.Value.By,
            Descending = order.Value.Descending,
            Page = Page ?? 1,
            PageSize = PageSize ?? 50,
        };
    }

    private Error? UnknownPass(IReadOnlyList<PassChoice> passes) =>
        PassType?.FirstOrDefault(code => !passes.Any(p => Is(p, code))) is { } missing
            ? BadRequests.Invalid("passType",
                $"No pass type has the code “{missing}”. Use one of {string.Join(", ", passes.Select(p => p.Code))}.")
            : null;

    private static bool Is(PassChoice pass, string code) => string.Equals(pass.Code, code, StringComparison.OrdinalIgnoreCase);
}
