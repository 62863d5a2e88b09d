namespace CrowdComms.Web.Accounts;

/// <summary>The settings <c>Accounts</c>: who may get an account, and what is required of all users.</summary>
public sealed record AccountSettings
{
    /// <summary>Whether anybody may create an account by the API. Off by default: an account without an invitation can
    /// do nothing, and an invitation creates one.</summary>
    public bool SelfRegistration { get; init; }

    /// <summary>Whether users may work at events only after they have set up two-factor authentication.</summary>
    public bool RequireTwoFactor { get; init; }
}
