using CrowdComms.Data.CompanyLinks;

namespace CrowdComms.Web.CompanyLinks;

/// <summary>What a contact person types about somebody.</summary>
public sealed class GivenForm
{
    /// <summary>Given names.</summary>
    public string? FirstName { get; set; }

    /// <summary>Family name.</summary>
    public string? LastName { get; set; }

    /// <summary>The address that the ticket goes to.</summary>
    public string? Email { get; set; }

    /// <summary>Such as <c>Physicist</c>.</summary>
    public string? JobTitle { get; set; }

    /// <summary>The code of the pass type; for somebody new.</summary>
    public string? PassType { get; set; }

    /// <summary>The version that was seen.</summary>
    public int Version { get; set; }

    /// <summary>A form that shows what was entered before.</summary>
    public static GivenForm Of(GivenDetails given) => new()
    {
        FirstName = given.FirstName,
        LastName = given.LastName,
        Email = given.Email,
        JobTitle = given.JobTitle,
        Version = given.Version,
    };

    /// <summary>What to save.</summary>
    public GivenDetails Details => new(FirstName ?? "", LastName, Email ?? "", JobTitle, Version);
}
