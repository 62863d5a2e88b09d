namespace CrowdComms.Data.Companies;

/// <summary>The details of a company as a form or an API request states them.</summary>
/// <param name="Name">The company's name, 1 to 200 characters.</param>
/// <param name="ContactEmail">The email address of the company's contact person; null or blank for none.</param>
public sealed record CompanyDetails(string Name, string? ContactEmail = null)
{
    /// <summary>The name of the company's contact person, up to 100 characters; null or blank for none.</summary>
    public string? ContactName { get; init; }
}

/// <summary>The field by which a list of companies is sorted.</summary>
public enum CompanySort
{
    /// <summary>Sorted by name, without case and accents.</summary>
    Name,
    /// <summary>Sorted by the number of registrants who are not cancelled.</summary>
    Size,
}

/// <summary>A request for one page of an event's companies.</summary>
public sealed record CompanyQuery
{
    /// <summary>The greatest number of rows of a page.</summary>
    public const int MostRows = 200;

    /// <summary>Only companies whose names hold all these words, compared without case and accents; null or blank for
    /// all.</summary>
    public string? Search { get; init; }

    /// <summary>The field by which the companies are sorted.</summary>
    public CompanySort Sort { get; init; }

    /// <summary>Whether the order is reversed.</summary>
    public bool Descending { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The rows of the page, 1 to <see cref="MostRows"/>.</summary>
    public int PageSize { get; init; } = 50;
}
