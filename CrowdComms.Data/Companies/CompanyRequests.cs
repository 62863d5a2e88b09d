namespace CrowdComms.Data.Companies;

/// <summary>What people write about a company.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="ContactEmail">Whom to write to; blank for nobody.</param>
public sealed record CompanyDetails(string Name, string? ContactEmail = null)
{
    /// <summary>Who speaks for the company, up to 100 characters; blank for nobody.</summary>
    public string? ContactName { get; init; }
}

/// <summary>How the list of companies is ordered.</summary>
public enum CompanySort
{
    /// <summary>By name, whatever its case and accents.</summary>
    Name,
    /// <summary>By the people expected from it.</summary>
    Size,
}

/// <summary>Which page of an event's companies.</summary>
public sealed record CompanyQuery
{
    /// <summary>The most rows a page can have.</summary>
    public const int MostRows = 200;

    /// <summary>Words that the name holds, whatever its case and accents; blank for all.</summary>
    public string? Search { get; init; }

    /// <summary>The order.</summary>
    public CompanySort Sort { get; init; }

    /// <summary>From the other end.</summary>
    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to <see cref="MostRows"/>.</summary>
    public int PageSize { get; init; } = 50;
}
