using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.CompanyLinks;

/// <summary>What a contact person types about one person of the company.</summary>
public sealed record GivenForm : PersonDetails
{
    /// <summary>Creates an empty form, which is then filled from what a browser sends.</summary>
    public GivenForm()
    {
    }

    private GivenForm(GivenDetails given)
        : base(given) => Version = given.Version;

    /// <summary>The code of the pass type, for a new person; otherwise null.</summary>
    public string? PassType { get; set; }

    /// <summary>The version of the registrant that the contact person has seen.</summary>
    public int Version { get; set; }

    /// <summary>The details to save.</summary>
    public GivenDetails Details => new(this, Version);

    /// <summary>Creates a form that shows what was entered before.</summary>
    public static GivenForm Of(GivenDetails given) => new(given);
}
