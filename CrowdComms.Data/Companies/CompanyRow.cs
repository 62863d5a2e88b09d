using System.Linq.Expressions;

namespace CrowdComms.Data.Companies;

/// <summary>A company with the number of its registrants in each status.</summary>
public sealed record CompanyRow(
    Guid Id, string Name, string? ContactEmail, int Registered = 0, int Confirmed = 0, int CheckedIn = 0,
    int Cancelled = 0)
{
    internal static readonly Expression<Func<Company, CompanyRow>> Of =
        c => new CompanyRow(c.Id, c.Name, c.ContactEmail, 0, 0, 0, 0) { ContactName = c.ContactName };

    /// <summary>The name of the company's contact person; null for none.</summary>
    public string? ContactName { get; init; }

    /// <summary>The number of the company's registrants who are not cancelled.</summary>
    public int Expected => Registered + Confirmed + CheckedIn;

    /// <summary>The number of all registrants of the company, cancelled ones too.</summary>
    public int People => Expected + Cancelled;
}
