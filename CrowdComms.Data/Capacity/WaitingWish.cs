namespace CrowdComms.Data.Capacity;

/// <summary>A request to join the waiting list of an event.</summary>
/// <param name="FirstName">The person's given names, up to 100 characters.</param>
/// <param name="LastName">The person's family name, up to 100 characters; null for none.</param>
/// <param name="Email">The email address to which an offer is sent.</param>
/// <param name="PassType">The short code of the pass type that the person wants.</param>
/// <param name="Consents">Whether the person agrees to the event's consent text.</param>
public sealed record WaitingWish(string FirstName, string? LastName, string Email, string PassType, bool Consents)
{
    /// <summary>The code of the language in which the person asks; null for English.</summary>
    public string? Language { get; init; }
}
