using CrowdComms.Data.Capacity;
using CrowdComms.Data.Languages;

namespace CrowdComms.Web.WaitingList;

/// <summary>What a person types who wants to wait for a pass type.</summary>
public sealed class WaitingForm
{
    /// <summary>The given names of the person.</summary>
    public string? FirstName { get; set; }

    /// <summary>The family name; null for none.</summary>
    public string? LastName { get; set; }

    /// <summary>The email address to which the offer is sent.</summary>
    public string? Email { get; set; }

    /// <summary>The code of the pass type.</summary>
    public string? PassType { get; set; }

    /// <summary>Whether the person agrees to the consent text.</summary>
    public bool Consents { get; set; }

    /// <summary>A hidden field that people leave empty; spam programs fill it in.</summary>
    public string? Website { get; set; }

    /// <summary>The request to join the waiting list.</summary>
    public WaitingWish ToWish() => new(FirstName ?? "", LastName, Email ?? "", PassType ?? "", Consents)
    {
        Language = Language.Current.Code,
    };
}
