using System.Linq.Expressions;

namespace CrowdComms.Data.Companies;

/// <summary>A company with its people counted by their status.</summary>
public sealed record CompanyRow(
    Guid Id, string Name, string? ContactEmail, int Registered = 0, int Confirmed = 0, int CheckedIn = 0,
    int Cancelled = 0)
{
    internal static readonly Expression<Func<Company, CompanyRow>> Of =
        c => new CompanyRow(c.Id, c.Name, c.ContactEmail, 0, 0, 0, 0) { ContactName = c.ContactName };

    /// <summary>Who speaks for the company.</summary>
    public string? ContactName { get; init; }

    /// <summary>People who are not cancelled.</summary>
    public int Expected => Registered + Confirmed + CheckedIn;

    /// <summary>Everybody who belongs to it, cancelled people too.</summary>
    public int People => Expected + Cancelled;
}
