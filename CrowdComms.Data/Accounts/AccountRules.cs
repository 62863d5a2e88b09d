using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>Settings of the installation that apply to every account.</summary>
public sealed record AccountRules
{
    /// <summary>Whether every user needs two-factor authentication to work at any event.</summary>
    public bool RequireTwoFactor { get; init; }
}

/// <summary>The errors of accounts that lack two-factor authentication.</summary>
public static class AccountErrors
{
    /// <summary>The event requires two-factor authentication, and the user's account has none.</summary>
    public static Error TwoFactorRequired { get; } = new(ErrorKind.Forbidden, "two_factor_required",
        "This event requires two-factor authentication. Set it up in your account.");

    /// <summary>The installation requires two-factor authentication, and the user's account has none.</summary>
    public static Error TwoFactorRequiredHere { get; } =
        TwoFactorRequired with
        {
            Message = "CrowdComms requires two-factor authentication here. Set it up in your account."
        };
}
