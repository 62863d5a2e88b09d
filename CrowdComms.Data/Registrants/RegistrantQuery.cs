using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>What a list of registrants is sorted by.</summary>
public enum RegistrantSort
{
    /// <summary>Last name, then first name.</summary>
    Name,
    /// <summary>When they registered.</summary>
    CreatedAt,
    /// <summary>When they arrived.</summary>
    CheckedInAt,
    /// <summary>The company's name.</summary>
    Company,
    /// <summary>The pass type's order.</summary>
    PassType,
    /// <summary>The status.</summary>
    Status,
    /// <summary>The e-mail address.</summary>
    Email,
}

/// <summary>One page of registrants: which, in which order.</summary>
public sealed record RegistrantQuery
{
    /// <summary>Rows a page at most.</summary>
    public const int MostRows = 200;

    /// <summary>Words that each must be found in name, e-mail, company or ticket code.</summary>
    public string? Search { get; init; }

    /// <summary>Any of these; empty for all.</summary>
    public IReadOnlyCollection<RegistrantStatus> Statuses { get; init; } = [];

    /// <summary>Any of these pass types; empty for all.</summary>
    public IReadOnlyCollection<Guid> PassTypes { get; init; } = [];

    /// <summary>This company only.</summary>
    public Guid? Company { get; init; }

    /// <summary>Any of these companies; empty for all.</summary>
    public IReadOnlyCollection<Guid> Companies { get; init; } = [];

    /// <summary>Any of these ways in; empty for all.</summary>
    public IReadOnlyCollection<RegistrantSource> Sources { get; init; } = [];

    /// <summary>Any of these tags, written as they are; empty for all.</summary>
    public IReadOnlyCollection<string> Tags { get; init; } = [];

    /// <summary>Registered after this instant, UTC.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Checked in at this instant or later, UTC.</summary>
    public DateTimeOffset? ArrivedFrom { get; init; }

    /// <summary>Checked in before this instant, UTC.</summary>
    public DateTimeOffset? ArrivedUntil { get; init; }

    /// <summary>Checked in at this station.</summary>
    public Guid? Station { get; init; }

    /// <summary>Inside this zone now.</summary>
    public Guid? Zone { get; init; }

    /// <summary>The order.</summary>
    public RegistrantSort Sort { get; init; }

    /// <summary>The other way round.</summary>
    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to <see cref="MostRows"/>.</summary>
    public int PageSize { get; init; } = 50;
}
