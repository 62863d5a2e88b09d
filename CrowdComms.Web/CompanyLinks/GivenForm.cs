using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.CompanyLinks;

/// <summary>What a contact person types about one of their people.</summary>
public sealed record GivenForm : PersonDetails
{
    /// <summary>A form in which nothing is typed yet, or what a browser sends.</summary>
    public GivenForm()
    {
    }

    private GivenForm(GivenDetails given)
        : base(given) => Version = given.Version;

    /// <summary>The code of the pass type; for a person who is new.</summary>
    public string? PassType { get; set; }

    /// <summary>The version that was seen.</summary>
    public int Version { get; set; }

    /// <summary>What to save.</summary>
    public GivenDetails Details => new(this, Version);

    /// <summary>A form that shows what was entered before.</summary>
    public static GivenForm Of(GivenDetails given) => new(given);
}
