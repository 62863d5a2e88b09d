using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>The column that a list of registrants is sorted by; equal rows follow by name.</summary>
public enum RegistrantSort
{
    /// <summary>By last name, then first name.</summary>
    Name,
    /// <summary>By the time of registration.</summary>
    CreatedAt,
    /// <summary>By the time of the check-in.</summary>
    CheckedInAt,
    /// <summary>By the name of the company.</summary>
    Company,
    /// <summary>By the organisers' order of pass types.</summary>
    PassType,
    /// <summary>By status, in the order Registered, Confirmed, CheckedIn, Cancelled.</summary>
    Status,
    /// <summary>By email address, without case.</summary>
    Email,
}

/// <summary>Asks for one page of registrants: the filters, the order and the page. All filters must hold
/// together.</summary>
public sealed record RegistrantQuery
{
    /// <summary>The greatest number of rows on a page.</summary>
    public const int MostRows = 200;

    /// <summary>Words that must all be found in name, email, company or ticket code; null for every
    /// registrant.</summary>
    public string? Search { get; init; }

    /// <summary>The registrant has one of these statuses; empty for any.</summary>
    public IReadOnlyCollection<RegistrantStatus> Statuses { get; init; } = [];

    /// <summary>The registrant holds one of these pass types; empty for any.</summary>
    public IReadOnlyCollection<Guid> PassTypes { get; init; } = [];

    /// <summary>The registrant comes from this company; null for any.</summary>
    public Guid? Company { get; init; }

    /// <summary>The registrant comes from one of these companies; empty for any.</summary>
    public IReadOnlyCollection<Guid> Companies { get; init; } = [];

    /// <summary>The registrant was registered in one of these ways; empty for any.</summary>
    public IReadOnlyCollection<RegistrantSource> Sources { get; init; } = [];

    /// <summary>The registrant has one of these tags, compared with case; empty for any.</summary>
    public IReadOnlyCollection<string> Tags { get; init; } = [];

    /// <summary>The registrant was registered after this instant, UTC; null for any time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Something of the registrant changed after this instant, UTC; null for any time.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>The registrant was checked in at this instant or later, UTC; null for any time.</summary>
    public DateTimeOffset? ArrivedFrom { get; init; }

    /// <summary>The registrant was checked in before this instant, UTC; null for any time.</summary>
    public DateTimeOffset? ArrivedUntil { get; init; }

    /// <summary>The registrant's present check-in was at this station; null for any.</summary>
    public Guid? Station { get; init; }

    /// <summary>The registrant is inside this zone now; null for any.</summary>
    public Guid? Zone { get; init; }

    /// <summary>Whether no filter but that of the status is set, so that the number of matches is known without reading
    /// registrants.</summary>
    internal bool CountsByStatus => string.IsNullOrWhiteSpace(Search)
        && PassTypes.Count + Companies.Count + Sources.Count + Tags.Count == 0
        && (Company, CreatedAfter, UpdatedAfter, ArrivedFrom, ArrivedUntil, Station, Zone) is (null, null, null, null, null, null, null);

    /// <summary>The column that the rows are sorted by; name unless it is set.</summary>
    public RegistrantSort Sort { get; init; }

    /// <summary>Whether the greatest value comes first.</summary>
    public bool Descending { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The rows of a page, 1 to <see cref="MostRows"/>.</summary>
    public int PageSize { get; init; } = 50;
}
