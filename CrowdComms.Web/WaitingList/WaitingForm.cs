using CrowdComms.Data.Capacity;

namespace CrowdComms.Web.WaitingList;

/// <summary>What a visitor types who wants to wait for a pass.</summary>
public sealed class WaitingForm
{
    /// <summary>Given names.</summary>
    public string? FirstName { get; set; }

    /// <summary>Family name.</summary>
    public string? LastName { get; set; }

    /// <summary>The address that the offer goes to.</summary>
    public string? Email { get; set; }

    /// <summary>The code of the pass.</summary>
    public string? PassType { get; set; }

    /// <summary>Whether they agree.</summary>
    public bool Consents { get; set; }

    /// <summary>A field that no person sees: only a program fills it in.</summary>
    public string? Website { get; set; }

    /// <summary>The request to wait.</summary>
    public WaitingWish ToWish() => new(FirstName ?? "", LastName, Email ?? "", PassType ?? "", Consents);
}
