namespace CrowdComms.Web.Accounts;

/// <summary><c>Accounts</c>: who gets one, and what holds for all.</summary>
public sealed record AccountSettings
{
    /// <summary>Whether anybody may make an account by the API. Off: it could do nothing without an invitation, and an invitation makes one.</summary>
    public bool SelfRegistration { get; init; }

    /// <summary>Whether nobody works at any event without a second factor.</summary>
    public bool RequireTwoFactor { get; init; }
}
